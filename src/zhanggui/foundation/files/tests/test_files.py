"""Files: stored once under their content, served to who may, and nothing else is stored."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhanggui.foundation.files.kinds import media_type
from zhanggui.foundation.files.models import StoredFile
from zhanggui.foundation.files.public import FileTooLarge, KindRefused, NewFile, files, keep
from zhanggui.foundation.files.store import path_of
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel import db
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.errors import Many

pytestmark = pytest.mark.django_db
PNG, GIF = b"\x89PNG\r\n\x1a\nsome picture", b"GIF89a-other"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A home of its own for every test."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PNG, "image/png"),
        (GIF, "image/gif"),
        (b"\xff\xd8\xff\xe0jpeg", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"%PDF-1.7", "application/pdf"),
        (b"<svg onload='x()'>", None),
        (b"", None),
    ],
)
def test_the_bytes_tell_the_kind(content: bytes, expected: str | None) -> None:
    assert media_type(content) == expected


def test_the_same_content_is_stored_once() -> None:
    first, again, other = keep(
        [NewFile("a.png", PNG), NewFile("b.png", PNG), NewFile("c.gif", GIF)], actor=SYSTEM, now=utcnow()
    )
    assert first == again == hashlib.sha256(PNG).hexdigest()
    assert keep([NewFile("z.png", PNG)], actor=SYSTEM, now=utcnow()) == [first]
    found = files([first, other, "0" * 64])
    assert {key: (row.name, row.media_type, row.size) for key, row in found.items()} == {
        first: ("a.png", "image/png", len(PNG)),
        other: ("c.gif", "image/gif", len(GIF)),
    }
    assert found[first].path.read_bytes() == PNG
    assert [p.name for p in path_of(first).parent.iterdir()] == [first]


def test_what_is_refused_is_not_stored(home: Path) -> None:
    large = PNG + bytes(10 * 1024 * 1024)
    with pytest.raises(Many) as refused:
        keep([NewFile("a.svg", b"<svg/>"), NewFile("b.png", large), NewFile("c.png", PNG)], actor=SYSTEM, now=utcnow())
    assert [type(e) for e in refused.value.errors] == [KindRefused, FileTooLarge]
    nobody = Actor(user_id=1, name="n", permissions=frozenset())
    with pytest.raises(MissingPermission):
        keep([NewFile("c.png", PNG)], actor=nobody, now=utcnow())
    assert StoredFile.objects.count() == 0
    assert not (home / "files").exists()


def test_a_batch_costs_one_statement() -> None:
    with db.count_statements() as counted:
        keep([NewFile(f"{n}.png", PNG + bytes([n])) for n in range(20)], actor=SYSTEM, now=utcnow())
    assert counted.count == 1


def caller(*permissions: str) -> str:
    """The token of somebody with exactly these permissions."""
    now, name = utcnow(), uuid4().hex[:12]
    roles = identity.create_roles([identity.NewRole(name, frozenset(permissions))], actor=SYSTEM, now=now)
    user = identity.NewUser(login=name, name=name, password=uuid4().hex, role_ids=tuple(roles))
    [user_id] = identity.create_users([user], actor=SYSTEM, now=now)
    [token] = identity.issue_tokens([identity.NewToken(user_id, "test")], actor=SYSTEM, now=now)
    return token.secret


def call(token: str, path: str, content: bytes | None = None, **headers: str) -> Any:
    """Upload something, or read."""
    sent = {"Authorization": f"Bearer {token}", "Accept-Language": "en", "Idempotency-Key": uuid4().hex, **headers}
    client = Client(raise_request_exception=False)
    if content is None:
        return client.get(f"/api/v1{path}", headers=sent)
    return client.post(f"/api/v1{path}", {"file": SimpleUploadedFile("front.png", content)}, headers=sent)


def test_upload_and_read() -> None:
    boss, reader = caller("files.upload", "files.view"), caller("catalog.view")
    stored = call(boss, "/files", PNG)
    assert stored.status_code == 201
    key = stored.json()["key"]
    assert stored.json() == {"key": key, "media_type": "image/png", "size": len(PNG), "name": "front.png"}
    read = call(boss, f"/files/{key}")
    assert (b"".join(read.streaming_content), read["Content-Type"], read["X-Content-Type-Options"]) == (
        PNG,
        "image/png",
        "nosniff",
    )
    assert call(boss, f"/files/{key}", **{"If-None-Match": read["ETag"]}).status_code == 304
    assert call(boss, f"/files/{'0' * 64}").json()["code"] == "files.unknown"
    assert call(boss, "/files/..%2f..%2fsecret-key").status_code in (404, 422)
    assert call(reader, f"/files/{key}").status_code == 403
    assert call(reader, "/files", GIF).status_code == 403
    assert call(boss, "/files", b"MZ not a picture").json()["code"] == "files.kind_refused"
