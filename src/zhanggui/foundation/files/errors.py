"""Why a file is refused."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class KindRefused(Malformed):
    """A file of a kind that is not stored."""

    code = "files.kind_refused"
    zh = "文件 {name} 不是支持的图片或 PDF。"
    en = "File {name} is no picture or PDF of a supported kind."
    remedy_zh = "请上传 PNG、JPEG、GIF、WebP 图片或 PDF。"
    remedy_en = "Upload a PNG, JPEG, GIF or WebP picture or a PDF."


class FileTooLarge(Malformed):
    """A file that is larger than files may be."""

    code = "files.too_large"
    status = 413
    zh = "文件 {name} 超过 {limit_mb} MB。"
    en = "File {name} is larger than {limit_mb} MB."
    remedy_zh = "请压缩后重新上传。"
    remedy_en = "Make it smaller and upload it again."


class FileUnknown(NotFound):
    """A key under which nothing is stored."""

    code = "files.unknown"
    zh = "没有文件 {which}。"
    en = "There is no file {which}."
    remedy_zh = "请重新上传。"
    remedy_en = "Upload it again."


class SmallPictureLater(Conflict):
    """A small picture that can't be made at this moment, because another one is."""

    code = "files.small_picture_later"
    zh = "正在生成其他图片的缩略图，{which} 的缩略图稍后生成。"
    en = "Another small picture is being made; that of {which} comes later."
    remedy_zh = "请稍后再读取。"
    remedy_en = "Ask for it again in a moment."
