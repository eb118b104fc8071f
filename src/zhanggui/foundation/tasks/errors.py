"""What can go wrong with background tasks."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, NotFound


class TaskUnknown(NotFound):
    """No such task, or none that the caller may see."""

    code = "tasks.unknown"
    zh = "找不到后台任务 {which}。"
    en = "There is no background task {which}."
    remedy_zh = "请刷新任务列表；90 天前的任务已清理。"
    remedy_en = "Reload the list of tasks; those older than 90 days are gone."


class Cancelled(Conflict):
    """Somebody asked the task to stop; raised by `Progress.save` in the middle of the work."""

    code = "tasks.cancelled"
    zh = "任务已按要求中止。"
    en = "The task was stopped as asked."
    remedy_zh = "需要时可重新发起。"
    remedy_en = "Start it again if it is needed."


class Overtaken(Conflict):
    """This process was taken for dead and another has the task now."""

    code = "tasks.overtaken"
    zh = "任务已由另一个进程接手。"
    en = "Another process has taken over the task."
    remedy_zh = "无需处理。"
    remedy_en = "Nothing has to be done."


class TaskLost(Conflict):
    """The process that worked on the task was killed."""

    code = "tasks.lost"
    zh = "执行任务的进程意外结束（已尝试 {runs} 次）。"
    en = "The process that worked on the task ended unexpectedly (tried {runs} times)."
    remedy_zh = "请重新发起；仍然失败时请检查服务器内存和日志。"
    remedy_en = "Start it again; if it fails again, look at the server's memory and log."


class DefectOfTask(Conflict):
    """A defect of ours, shown instead of a stack trace."""

    code = "tasks.defect"
    status = 500
    zh = "任务因程序错误而中断：{detail}"
    en = "A defect of the program stopped the task: {detail}"
    remedy_zh = "请把这条信息和服务器日志发给开发者。"
    remedy_en = "Send this text and the server's log to the developers."
