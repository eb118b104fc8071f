"""What partners refuse beyond the words of `masters.errors`."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class PhoneMalformed(Malformed):
    """A phone number that nobody could dial."""

    code = "partners.phone_malformed"
    zh = "电话“{value}”无效，应含 5 至 20 位数字。"
    en = "“{value}” is not a phone number; it should hold 5 to 20 digits."
    remedy_zh = "请填写电话号码，可用 +、-、空格、括号和分机 x 分隔；没有时留空。"
    remedy_en = (
        "Digits may be separated by +, -, blanks, brackets and x for an extension; leave it empty if there is none."
    )


class EmailMalformed(Malformed):
    """An e-mail address without the usual form."""

    code = "partners.email_malformed"
    zh = "邮箱“{value}”无效。"
    en = "“{value}” is not an e-mail address."
    remedy_zh = "请填写形如 name@example.com 的地址；没有时留空。"
    remedy_en = "Give an address like name@example.com, or leave it empty."
