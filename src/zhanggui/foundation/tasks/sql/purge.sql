-- Tasks that ended long ago; but the last result of each kind stays, because pages show it with its time.
-- plan: each time
DELETE FROM tasks_task t
 WHERE t.ended_at < %(before)s::timestamptz
   AND EXISTS (SELECT FROM tasks_task n WHERE n.kind = t.kind AND n.state = 'done' AND n.ended_at > t.ended_at)
