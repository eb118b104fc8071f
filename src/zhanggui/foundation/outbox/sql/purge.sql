-- Deliveries that were made long ago; their keys are free again.
-- plan: each time
DELETE FROM outbox_delivery WHERE state = 'delivered' AND delivered_at < %(before)s::timestamptz
