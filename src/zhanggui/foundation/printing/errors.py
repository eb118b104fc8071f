"""What can go wrong with printing, in both languages, with a remedy."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError, Malformed, NotFound


class KindUnknown(NotFound):
    """Nothing of this name can be printed."""

    code = "printing.kind_unknown"
    zh = "没有打印模板 {which}。"
    en = "There is no print template {which}."
    remedy_zh = "请从打印模板列表中选择。"
    remedy_en = "Choose one from the list of print templates."


class TooMany(Malformed):
    """More documents in one file than can be printed while somebody waits."""

    code = "printing.too_many"
    zh = "一次最多打印 {limit} 份，本次选择了 {count} 份。"
    en = "At most {limit} can be printed at once; {count} are chosen."
    remedy_zh = "请缩小筛选范围，分几次打印。"
    remedy_en = "Narrow the filter and print them in several files."


class AnswerMissing(Malformed):
    """A kind asks for something that was not said."""

    code = "printing.answer_missing"
    zh = "请先选择{what_zh}。"
    en = "Say which {what_en} first."
    remedy_zh = "请补充后重试。"
    remedy_en = "Add it and try again."


class TemplateBroken(Malformed):
    """The template is not what the compiler understands; `field` names the line: `source.12`."""

    code = "printing.template_broken"
    zh = "模板第 {line} 行有错：{why}"
    en = "Line {line} of the template is wrong: {why}"
    remedy_zh = "请修改该行，或恢复默认模板。{hint}"
    remedy_en = "Correct that line, or restore the default. {hint}"


class TemplateHungry(Malformed):
    """The template does not come to an end, or needs more memory than it may have."""

    code = "printing.template_hungry"
    zh = "模板在 {seconds} 秒、{megabytes} MB 内没有排完版。"
    en = "The template could not be set within {seconds} seconds and {megabytes} MB."
    remedy_zh = "请检查模板中是否有不会结束的循环，或减少一次打印的份数。"
    remedy_en = "Look for a loop that never ends in the template, or print fewer documents at once."


class TemplateStale(Conflict):
    """Somebody else saved the template in the meantime."""

    code = "printing.template_stale"
    zh = "模板“{name_zh}”已被他人修改。"
    en = "Somebody else has changed the template “{name_en}”."
    remedy_zh = "请重新打开模板，再做修改。"
    remedy_en = "Open the template again and repeat your change."


class FontsMissing(DomainError):
    """The fonts are not where the build puts them."""

    code = "printing.fonts_missing"
    status = 503
    zh = "打印字体尚未安装。"
    en = "The fonts for printing are not there."
    remedy_zh = "请在源码目录运行 make web。"
    remedy_en = "Run make web in the checkout."


class PrinterBusy(DomainError):
    """Everybody prints."""

    code = "printing.busy"
    status = 503
    zh = "正在打印的人太多。"
    en = "Too many are printing right now."
    remedy_zh = "请稍候再试。"
    remedy_en = "Try again in a moment."
