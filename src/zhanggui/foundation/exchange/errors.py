"""Why a file can't be imported, or an import not moved on. Errors of single rows are in `row_errors.py`."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError, Malformed, NotFound


class FileEmpty(Malformed):
    """Nothing but blanks."""

    code = "exchange.file_empty"
    zh = "文件 {file} 是空的。"
    en = "The file {file} is empty."
    remedy_zh = "请重新导出后上传。"
    remedy_en = "Export it again and upload it."


class FileTooLarge(Malformed):
    """More than one import may carry."""

    code = "exchange.file_too_large"
    status = 413
    zh = "文件超过 {limit_mb} MB({what_zh})。"
    en = "The file is larger than {limit_mb} MB ({what_en})."
    remedy_zh = "请拆分文件；很大的表格请另存为 CSV 后导入。"
    remedy_en = "Split the file; save a very large workbook as CSV."


class ArchiveSuspicious(Malformed):
    """A small file that unpacks into an enormous one: made to harm, not by a spreadsheet program."""

    code = "exchange.archive_suspicious"
    zh = "压缩内容异常:展开后是原文件的 {ratio} 倍以上。"
    en = "The compressed content is suspicious: unpacked, it is more than {ratio} times the file."
    remedy_zh = "请确认文件来源，并另存为 CSV 后导入。"
    remedy_en = "Check where the file comes from, and save it as CSV."


class FileBroken(Malformed):
    """A damaged or encrypted archive or workbook."""

    code = "exchange.file_broken"
    zh = "文件已损坏、加密或不是表格:{detail}。"
    en = "The file is damaged, encrypted or no table: {detail}."
    remedy_zh = "请用表格软件打开后另存为 XLSX 或 CSV(不设密码)。"
    remedy_en = "Open it in a spreadsheet program and save it as XLSX or CSV without a password."


class FileChanged(Conflict):
    """A file that somebody wrote to while it was read."""

    code = "exchange.file_changed"
    zh = "文件 {file} 在读取期间发生了变化，没有导入任何行。"
    en = "{file} changed while it was read; no row was imported."
    remedy_zh = "请等文件写完(下载、导出或复制结束)后再导入。"
    remedy_en = "Import it when it is complete: after the download, export or copy has ended."


class EncodingBroken(Malformed):
    """Bytes that the file's own encoding does not know."""

    code = "exchange.encoding_broken"
    zh = "第 {line} 行含有无法按 {encoding} 解码的字节(文件第 {byte} 字节，值 0x{value})。"
    en = "Line {line} has a byte that is not {encoding} (byte {byte} of the file, value 0x{value})."
    remedy_zh = "请指定文件的编码(encoding,西欧文字为 cp1252),或另存为 UTF-8 编码的 CSV,或改正该行。"
    remedy_en = (
        "Name the file's encoding (`encoding`; cp1252 for Western European texts), save it as CSV in UTF-8, "
        "or correct that line."
    )


class EncodingUnknown(Malformed):
    """The caller names an encoding we do not read."""

    code = "exchange.encoding_unknown"
    zh = "不支持编码 {encoding}。"
    en = "The encoding {encoding} is not supported."
    remedy_zh = "请使用 utf-8、gb18030、utf-16 或 cp1252,或留空自动识别。"
    remedy_en = "Use utf-8, gb18030, utf-16 or cp1252, or leave it out."


class QuoteBroken(Malformed):
    """A quotation mark that swallows the lines after it."""

    code = "exchange.quote_broken"
    zh = "第 {line} 行的引号没有正确结束。"
    en = "A quotation mark in line {line} is not closed properly."
    remedy_zh = "请在该行补上或删除引号；字段内的引号须写成两个。"
    remedy_en = "Close or remove it; a quotation mark inside a field is written twice."


class HeaderMissing(Malformed):
    """None of the first lines looks like the header."""

    code = "exchange.header_missing"
    zh = "前 {lines} 行中找不到“{layout_zh}”的表头，应有:{expected_zh}。实际第一行是:{found}"
    en = "No header of “{layout_en}” in the first {lines} lines; expected: {expected_en}. The first line is: {found}"
    remedy_zh = "请确认选对了文件类型，或手工指定列的对应关系。"
    remedy_en = "Check the kind of file you chose, or map the columns by hand."


class ColumnsMissing(Malformed):
    """Needed columns are not in the header."""

    code = "exchange.columns_missing"
    zh = "第 {line} 行的表头缺少:{missing_zh}。已有的列:{found}"
    en = "The header in row {line} lacks: {missing_en}. Columns found: {found}"
    remedy_zh = "请补上这些列，或手工指定列的对应关系。"
    remedy_en = "Add these columns, or map the columns by hand."


class ColumnTwice(Malformed):
    """Two columns with the same heading, so nobody knows which is meant."""

    code = "exchange.column_twice"
    zh = "第 {line} 行的表头中“{heading}”出现多次。"
    en = "The heading “{heading}” stands more than once in row {line}."
    remedy_zh = "请删除或改名多余的列。"
    remedy_en = "Remove or rename the surplus column."


class MappingInvalid(Malformed):
    """A mapping by hand that names what does not exist."""

    code = "exchange.mapping_invalid"
    zh = "列对应关系无效:{which}。"
    en = "The column mapping is not valid: {which}."
    remedy_zh = "请按文件类型的列编号和文件中的表头填写。"
    remedy_en = "Use the layout's column keys and the headings of the file."


class HeadingUnknown(Malformed):
    """A mapping by hand to a heading that the header does not have."""

    code = "exchange.heading_unknown"
    zh = "“{column_zh}”对应的“{heading}”不在第 {line} 行的表头中。已有的列:{found}"
    en = "“{column_en}” is mapped to “{heading}”, which is not in the header (row {line}). Columns found: {found}"
    remedy_zh = "请从该行的表头中选择一列，或选择另一行作为表头。"
    remedy_en = "Choose one of its columns, or another row as the header."


class HeadingTaken(Malformed):
    """A mapping by hand that reads one column of the file twice."""

    code = "exchange.heading_taken"
    zh = "“{column_zh}”和“{other_zh}”都对应了“{heading}”。"
    en = "“{column_en}” and “{other_en}” are both mapped to “{heading}”."
    remedy_zh = "请为其中一个选择另一列，或不导入。"
    remedy_en = "Choose another column for one of them, or none."


class ColumnUnmapped(Malformed):
    """A mapping by hand without a column that is needed."""

    code = "exchange.column_unmapped"
    zh = "“{column_zh}”是必需的，还没有对应的列。"
    en = "“{column_en}” is needed, and no column is mapped to it."
    remedy_zh = "请在文件中选择一列；文件中没有时请补上后重新上传。"
    remedy_en = "Choose a column of the file; if it has none, add it and upload the file again."


class HeaderRowUnknown(Malformed):
    """A row chosen as the header that is not among the first."""

    code = "exchange.header_row_unknown"
    zh = "第 {line} 行不在文件的前 {lines} 行中。"
    en = "Row {line} is not among the first {lines} of the file."
    remedy_zh = "请选择前 {lines} 行中的一行作为表头，或删除表头上方的说明。"
    remedy_en = "Choose one of the first {lines} rows as the header, or remove what stands above it."


class FileNotKept(Conflict):
    """A file of which only the rows are left."""

    code = "exchange.file_not_kept"
    zh = "导入 {which} 的原文件没有保留，不能再对应列。"
    en = "The file of import {which} is not kept; its columns can't be mapped again."
    remedy_zh = "请撤销该导入后重新上传；超过 {limit_mb} MB 的文件请改好表头后上传。"
    remedy_en = (
        "Undo the import and upload the file again; correct the headings of files that are larger than {limit_mb} MB."
    )


class NoRows(Malformed):
    """A header and nothing below it."""

    code = "exchange.no_rows"
    zh = "表头(第 {line} 行)下没有数据。"
    en = "There are no rows below the header (row {line})."
    remedy_zh = "请检查导出条件后重新导出。"
    remedy_en = "Check the export's filters and export again."


class LayoutUnknown(Malformed):
    """No such kind of file."""

    code = "exchange.layout_unknown"
    zh = "没有名为 {layout} 的文件类型。"
    en = "There is no layout {layout}."
    remedy_zh = "请从文件类型列表中选择。"
    remedy_en = "Choose one from the list of layouts."


class LayoutChanged(Conflict):
    """The program was updated between staging and applying."""

    code = "exchange.layout_changed"
    zh = "导入 {which} 暂存后，文件类型 {layout} 的定义已更新。"
    en = "The layout {layout} has changed since import {which} was staged."
    remedy_zh = "请撤销该导入后重新上传。"
    remedy_en = "Undo the import and upload the file again."


class ImportUnknown(NotFound):
    """No such import, or not in the caller's scope."""

    code = "exchange.import_unknown"
    zh = "找不到导入 {which}。"
    en = "There is no import {which}."


class ImportState(Conflict):
    """The import's state does not allow the action."""

    code = "exchange.import_state"
    zh = "导入 {which} 处于“{state_zh}”,不能{action_zh}。"
    en = "Import {which} is {state_en}; it can't be moved by “{action_en}”."
    remedy_zh = "请刷新后查看导入当前允许的操作。"
    remedy_en = "Refresh and choose an action that its state allows."


class ImportRunning(Conflict):
    """Another process works on this import right now."""

    code = "exchange.import_running"
    zh = "导入 {which}({file})正在由另一个进程处理。"
    en = "Import {which} ({file}) is being worked on by another process."
    remedy_zh = "请等待其完成，或先取消。"
    remedy_en = "Wait until it ends, or cancel it first."


class ImportCancelled(Conflict):
    """Somebody asked the run to stop; what was done so far is kept."""

    code = "exchange.import_cancelled"
    zh = "导入 {which} 已按要求中止，已完成的部分保留。"
    en = "Import {which} was stopped as asked; what was done is kept."
    remedy_zh = "可以继续导入剩余的行，或撤销整个导入。"
    remedy_en = "Resume it for the remaining rows, or undo all of it."


class RowsLeft(Conflict):
    """An applier ended without a decision on every row: nothing may be lost silently."""

    code = "exchange.rows_left"
    zh = "导入 {which} 有 {count} 行未处理(例如第 {row_no} 行)。"
    en = "Import {which} has {count} rows without a decision (row {row_no}, for one)."
    remedy_zh = "请继续导入；若仍出现，请联系技术支持。"
    remedy_en = "Resume the import; report it if it happens again."


class RowsRejected(Conflict):
    """The caller wants all rows or none."""

    code = "exchange.rows_rejected"
    zh = "导入 {which} 有 {count} 行被拒绝，按要求没有导入。"
    en = "Import {which} has {count} rejected rows; nothing was applied, as asked."
    remedy_zh = "请修改这些行后重新上传，或选择只导入有效的行。"
    remedy_en = "Correct these rows and upload the file again, or import the valid rows only."


class RehearsalTooLarge(Conflict):
    """A rehearsal of a large file would hold its locks for too long."""

    code = "exchange.rehearsal_too_large"
    zh = "试运行最多 {limit} 行，该文件有 {rows} 行。"
    en = "A rehearsal takes at most {limit} rows; the file has {rows}."
    remedy_zh = "请先用一部分数据试运行，或查看校验报告后直接导入。"
    remedy_en = "Rehearse with a part of the file, or apply it after reading the validation report."


class RowDecided(Conflict):
    """A row was already decided: it would be imported twice."""

    code = "exchange.row_decided"
    zh = "导入 {which} 的行已经处理过。"
    en = "Rows of import {which} were decided before."
    remedy_zh = "请刷新后查看处理结果。"
    remedy_en = "Refresh and look at the result."


class NotUndoable(Conflict):
    """This kind of file has no way back."""

    code = "exchange.not_undoable"
    zh = "“{layout_zh}”导入后不能整体撤销。"
    en = "An applied import of “{layout_en}” can't be undone as a whole."
    remedy_zh = "请逐单作废或冲销。"
    remedy_en = "Cancel or reverse the documents one by one."


class DefectOfImport(DomainError):
    """What is noted when a run broke for a reason that is no fault of the file."""

    code = "exchange.defect"
    status = 500
    zh = "导入中断:{detail}。"
    en = "The import broke off: {detail}."
    remedy_zh = "已完成的部分保留，可以继续导入。"
    remedy_en = "What was done is kept; resume the import."
