"""What can go wrong around a command: the port, the disk, the way to the database."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError


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
