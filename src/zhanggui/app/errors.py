"""What can go wrong around a command: the port, the disk, the way to the database."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError, Malformed


class PortTaken(Conflict):
    """We can't listen where we were told to: another program does, most often."""

    code = "app.port_taken"
    zh = "无法在 {host}:{port} 上提供服务:{why}。"
    en = "Can't listen on {host}:{port}: {why}."
    remedy_zh = "请停止占用它的程序，或换一个端口:--port {other}(make 命令用 PORT={other})。"
    remedy_en = "Stop the program that uses it, or choose another port: --port {other} (with make: PORT={other})."


class DiskIsFull(DomainError):
    """Nothing more can be written to the disk of the database or of a file."""

    code = "app.disk_full"
    zh = "磁盘已满({where}),命令没有完成。已完成的部分都已保存，没有留下写了一半的数据。"
    en = "The disk is full ({where}); the command did not finish. What was finished is saved, nothing is half-written."
    remedy_zh = "请在该磁盘上腾出空间，然后重新运行同一条命令，它会接着做完。"
    remedy_en = "Free space on that disk and run the same command again: it goes on where it was."


class DatabaseGone(DomainError):
    """The connection to the database broke in the middle of a command."""

    code = "app.database_gone"
    status = 503
    zh = "与数据库的连接中断，命令没有完成。已完成的部分都已保存。({why})"
    en = "The connection to the database broke; the command did not finish. What was finished is saved. ({why})"
    remedy_zh = "请重新运行同一条命令，它会接着做完；如果再次出现，请查看 {log}。"
    remedy_en = "Run the same command again: it goes on where it was. If this comes back, read {log}."


class FileTrouble(DomainError):
    """A file or folder that can't be read or written."""

    code = "app.file_trouble"
    zh = "无法读写 {path}:{why}。"
    en = "{path}: {why}."
    remedy_zh = "请检查路径是否存在、当前用户是否有权读写。"
    remedy_en = "Check that it exists and that you may read and write it."


class ArchiveDamaged(Malformed):
    """A file that is not what `zhanggui export` wrote."""

    code = "app.archive_damaged"
    zh = "{path} 不是完整的导出文件:{why}。没有恢复任何数据。"
    en = "{path} is not a whole export: {why}. Nothing was restored."
    remedy_zh = "请重新复制该文件，或换一份由 zhanggui export 写出的文件。"
    remedy_en = "Copy the file again, or take another one that `zhanggui export` wrote."


class OtherVersion(Conflict):
    """An export of a version whose tables are not ours."""

    code = "app.other_version"
    zh = "{path} 由 {program} 导出，数据库结构与当前版本({ours})不同({what})。没有恢复任何数据。"
    en = "{path} was written by {program}, whose tables are not those of this version ({ours}): {what}. Nothing was restored."
    remedy_zh = "请用导出时的版本恢复，再升级到当前版本(升级会自动更新数据库结构)。"
    remedy_en = (
        "Restore it with the version that wrote it, then upgrade: `zhanggui migrate` brings its tables up to date."
    )


class NotEmpty(Conflict):
    """Data that a restore would overwrite."""

    code = "app.not_empty"
    zh = "数据库不是空的(表 {table} 有 {rows} 行)。恢复只写入空库，没有改动任何数据。"
    en = "The database is not empty (table {table} has {rows} rows). A restore only fills an empty one; nothing was changed."
    remedy_zh = "请换一个 ZHANGGUI_HOME，或用 ZHANGGUI_DATABASE_URL 指向一个新建的空数据库。"
    remedy_en = "Choose another ZHANGGUI_HOME, or a newly made database by ZHANGGUI_DATABASE_URL."


class DatabaseInUse(Conflict):
    """Other programs are connected to the database that is to be filled."""

    code = "app.database_in_use"
    zh = "另有 {others} 个连接正在使用这个数据库。没有恢复任何数据。"
    en = "{others} other connections use this database. Nothing was restored."
    remedy_zh = "请先停止正在使用它的 zhanggui up、worker 或其他程序。"
    remedy_en = "Stop `zhanggui up`, workers and other programs that use it first."
