"""People, roles, tokens, imports, numbers, deliveries, the log."""

from __future__ import annotations

from tests.contracts.callers import PASSWORD
from tests.contracts.routes.case import COMPANY, SELLING, Case, batch, read
from tests.contracts.scene import FILE, PICTURE, code_of
from zhanggui.foundation.identity.public import registered_permissions

EVERYTHING = tuple(registered_permissions())
IMPORT = {"import_id": "import"}
SEE, PUT_IN, TAKE_BACK = "exchange.view", "exchange.import", "exchange.undo"
PEOPLE = "identity.user.view|identity.user.manage"
COLUMNS = {
    "invoice": "InvoiceNo", "code": "StockCode", "qty": "Quantity", "at": "InvoiceDate", "price": "UnitPrice", "customer": "CustomerID",
    "country": "Country",
}  # fmt: skip
NEW = "a-long-enough-one-42"

CASES = (
    Case("POST", "/session", body=lambda s: {"login": "scene", "password": PASSWORD}, public=True),
    Case("DELETE", "/session"),
    Case("GET", "/welcome", public=True),
    # Everybody may ask; the answer holds what the caller may see.
    read("/descriptions"),
    read("/me"),
    Case("POST", "/me/password", body=lambda s: {"old": PASSWORD, "new": NEW}),
    read("/me/sessions"),
    read("/me/preferences"),
    Case("PUT", "/me/preferences", body=lambda s: {"settings": [{"key": "theme", "value": "dark"}]}),
    Case("POST", "/views", body=lambda s: {"views": [{"list": "sales.orders", "name": "视图", "content": {"tab": "draft"}}]}),
    # The one of the scene is shared: everybody opens a list with it, some change it.
    batch("PUT", "/views", "preferences.view.share", "views", lambda s: {"id": s["view"], "version": 1, "name": "改名", "shared": True, "content": {}}),
    Case("PUT", "/views/defaults", body=lambda s: {"defaults": [{"list": "sales.orders", "view_id": s["view"]}]}),
    Case("DELETE", "/views/{view_id}", ("preferences.view.share",), at={"view_id": "view"}),
    # The codes are the caller's own; the stage puts the caller's secrets in the place of these.
    read("/me/second-factor"),
    Case("POST", "/me/second-factor", body=lambda s: {"password": PASSWORD, "code": code_of(s["factor"])}),
    Case("POST", "/me/second-factor/confirm", body=lambda s: {"code": code_of(s["factor_waiting"])}),
    Case("POST", "/me/second-factor/recovery-codes", body=lambda s: {"code": code_of(s["factor"])}),
    Case("POST", "/me/second-factor/remove", body=lambda s: {"password": PASSWORD, "code": code_of(s["factor"])}),
    Case("POST", "/users/{user_id}/second-factor/reset", ("identity.factor.reset",), at={"user_id": "user"}, dims=SELLING),
    # One ends one's own sessions only, whatever one holds; the stage puts the caller's own in place of this one.
    Case("DELETE", "/me/sessions/{session_id}", at={"session_id": "session"}),
    read("/users", PEOPLE, dims=(COMPANY,)),
    read("/users/{user_id}", PEOPLE, at={"user_id": "user"}, dims=(COMPANY,)),
    # Nobody has power over users who see what they themselves don't.
    batch("POST", "/users", "identity.user.manage", "users", lambda s: {"login": "li", "name": "李", "password": NEW, "companies": [s["company"]]}, dims=SELLING),
    batch("PUT", "/users", "identity.user.manage", "users", lambda s: {
        "id": s["user"], "version": 1, "name": "改名", "locale": "zh", "active": True, "is_owner": False,
    }, dims=SELLING),
    batch("PUT", "/users/access", "identity.user.manage", "users", lambda s: {"user_id": s["user"], "version": 1, "role_ids": []}, dims=SELLING),
    Case("POST", "/users/{user_id}/password", ("identity.user.manage",), lambda s: {"new": NEW}, {"user_id": "user"}, dims=SELLING),
    read("/permissions"),
    read("/roles", "identity.user.view|identity.role.manage"),
    batch("POST", "/roles", "identity.role.manage", "roles", lambda s: {"name": "角色", "permissions": ["identity.role.manage"]}),
    batch("PUT", "/roles", "identity.role.manage", "roles", lambda s: {"id": s["role"], "version": 1, "name": "改名", "permissions": []}),
    Case("DELETE", "/roles/{role_id}", ("identity.role.manage",), at={"role_id": "role"}),
    read("/tokens"),
    batch("POST", "/tokens", "identity.token.issue", "tokens", lambda s: {"name": "程序"}),
    Case("DELETE", "/tokens/{token_id}", ("identity.user.manage",), at={"token_id": "token"}, dims=SELLING),
    read("/number-rules", "numbering.rule.manage", query="company_id={company}", dims=(COMPANY,)),
    batch("PUT", "/number-rules", "numbering.rule.manage", "rules", lambda s: {
        "company_id": s["company"], "series": "XS", "prefix": "DD", "pattern": "YYMM", "width": 5, "reset": "month",
    }, dims=(COMPANY,)),
    read("/exchange/layouts", SEE),
    Case("POST", "/exchange/imports", (PUT_IN,), lambda s: {"file": FILE + b"\n", "layout": "online-retail", "company_id": s["company"]}, dims=(COMPANY,)),
    read("/exchange/imports", SEE, dims=(COMPANY,)),
    read("/exchange/imports/{import_id}", SEE, at=IMPORT, dims=(COMPANY,)),
    read("/exchange/imports/{import_id}/report", SEE, at=IMPORT, dims=(COMPANY,)),
    read("/exchange/imports/{import_id}/rejects", SEE, at=IMPORT, dims=(COMPANY,)),
    read("/exchange/imports/{import_id}/outcomes", SEE, at=IMPORT, dims=(COMPANY,)),
    Case("GET", "/exchange/imports/{import_id}/rejects/file", (SEE,), at=IMPORT, dims=(COMPANY,)),
    read("/exchange/imports/{import_id}/columns", SEE, at=IMPORT, dims=(COMPANY,)),
    Case("POST", "/exchange/imports/{import_id}/map", (SEE, PUT_IN), lambda s: {"columns": COLUMNS}, IMPORT, dims=(COMPANY,)),
    Case("POST", "/exchange/imports/{import_id}/validate", (SEE, PUT_IN), at=IMPORT, dims=(COMPANY,)),
    # What the rows become asks for the permissions of those documents, too.
    Case("POST", "/exchange/imports/{import_id}/rehearse", (SEE, PUT_IN), lambda s: {}, IMPORT, dims=SELLING, also=EVERYTHING),
    Case("POST", "/exchange/imports/{import_id}/apply", (SEE, PUT_IN), lambda s: {}, IMPORT, dims=(COMPANY,)),
    Case("POST", "/exchange/imports/{import_id}/cancel", (SEE, PUT_IN), at={"import_id": "import_running"}, dims=(COMPANY,)),
    Case("POST", "/exchange/imports/{import_id}/undo", (SEE, TAKE_BACK), lambda s: {"reason": "导错了"}, IMPORT, dims=(COMPANY,)),
    read("/exchange/documents/{document_type}/{document_id}/rows", SEE, at={"document_type": "document_type", "document_id": "draft"}),
    # Files belong to the whole instance, as the goods they show.
    Case("POST", "/files", ("files.upload",), lambda s: {"file": PICTURE + b"another"}),
    read("/files/{key}", "files.view", at={"key": "picture"}),
    # What one may print is what one may read.
    read("/printing/templates"),
    read("/printing/templates/{kind}", "printing.template.edit", at={"kind": "printed"}),
    batch("PUT", "/printing/templates", "printing.template.edit", "templates", lambda s: {
        "kind": s["printed"], "version": 0, "source": '#import "lib.typ": *\n#paper(order => order.number)',
    }),
    Case("POST", "/printing/preview", ("sales.order.view",), lambda s: {"kind": s["printed"], "ids": [s["draft"]]}, dims=SELLING),
    Case("GET", "/printing/{kind}/pdf", ("sales.order.view",), at={"kind": "printed"}, query="ids={draft}", dims=SELLING),
    read("/outbox", "outbox.delivery.manage", dims=(COMPANY,)),
    Case("POST", "/outbox/retry", ("outbox.delivery.manage",), lambda s: {"ids": [s["delivery"]]}, dims=(COMPANY,)),
    read("/audit", "audit.record.view", dims=(COMPANY,)),
    # One's own need no permission.
    read("/tasks"),
    read("/tasks/{task_id}", "tasks.manage", at={"task_id": "task"}),
    Case("POST", "/tasks/cancel", ("tasks.manage",), lambda s: {"ids": [s["task"]]}),
    read("/notices"),
    read("/notices/unread"),
    Case("POST", "/notices/read", body=lambda s: {"ids": [s["task"]]}),
    # What differs may lie anywhere: it is for who sees everything.
    read("/verification", "app.verify", dims=SELLING),
    Case("POST", "/verification", ("app.verify",), dims=SELLING),
)  # fmt: skip
