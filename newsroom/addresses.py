"""Reads the addresses of the database and of the mail server, such as postgres://host/name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit

from newsroom.environment import stop, text

DATABASE = "postgres://user:password@host/name or sqlite:////absolute/path"
MAIL = "smtp+tls://user:password@host:587"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
BACKENDS = dict.fromkeys(PORTS, "smtp") | {
    "consolemail": "console",
    "filemail": "filebased",
    "memorymail": "locmem",
    "dummymail": "dummy",
}


@dataclass(frozen=True)
class Address:
    name: str  # of the variable
    value: str
    form: str  # what the value should look like

    scheme: str = ""
    user: str = ""
    password: str = ""
    host: str = ""
    port: int | None = None
    path: str = ""  # without its first slash
    options: tuple[tuple[str, str], ...] = ()

    def refuse(self) -> NoReturn:
        value = repr(_masked(self.value))
        stop(self.name, f"{value} does not read as {self.form} (in a password, write %23 for #).")


@dataclass(frozen=True)
class Mail:
    """Django's EMAIL_… settings."""

    backend: str
    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    use_ssl: bool
    folder: str | None


def database(name: str, default: Path) -> dict[str, Any]:
    """Django's settings for the database."""
    value = text(name)
    if not value:
        return _sqlite(default)
    address = _parse(name, value, DATABASE)
    if address.scheme == "sqlite":
        return _sqlite(_database_file(address))
    return _postgresql(address)


def mail(name: str, default: str) -> Mail:
    address = _parse(name, text(name, default), MAIL)
    by_smtp, to_file = address.scheme in PORTS, address.scheme == "filemail"
    named = bool(address.host) == by_smtp and bool(address.path) == to_file
    if address.scheme not in BACKENDS or not named or address.options:
        address.refuse()
    return Mail(
        backend=f"django.core.mail.backends.{BACKENDS[address.scheme]}.EmailBackend",
        host=address.host,
        port=address.port or PORTS.get(address.scheme, 0),
        user=address.user,
        password=address.password,
        use_tls=address.scheme == "smtp+tls",
        use_ssl=address.scheme == "smtp+ssl",
        folder=f"/{address.path}" if to_file else None,
    )


def _parse(name: str, value: str, form: str) -> Address:
    try:
        parts = urlsplit(value)
        options = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
        port = parts.port
    except ValueError:
        Address(name, value, form).refuse()
    if parts.fragment or "://" not in value:
        Address(name, value, form).refuse()
    return Address(
        name,
        value,
        form,
        scheme=parts.scheme,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=parts.hostname or "",
        port=port,
        path=unquote(parts.path[1:]),
        options=tuple(options),
    )


def _masked(value: str) -> str:
    """Without password and options, fit for a terminal or a log."""
    scheme, separator, rest = value.partition("://")
    credentials, at, place = rest.rpartition("@")
    user = credentials.partition(":")[0]
    return f"{scheme}://{user}{at}{place.partition('?')[0]}" if separator else "…"


def _database_file(address: Address) -> Path:
    path = Path(address.path)
    if address.host or address.options or not path.is_absolute():
        address.refuse()
    if not path.parent.is_dir():
        stop(address.name, f"the folder {str(path.parent)!r} does not exist.")
    return path


def _sqlite(path: Path) -> dict[str, Any]:
    """Readers never wait for a writer (WAL); a writer waits its turn at the start of its
    transaction instead of failing in the middle of it (immediate)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
        },
    }


def _postgresql(address: Address) -> dict[str, Any]:
    if address.scheme not in {"postgres", "postgresql"} or not address.path:
        address.refuse()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port or "",
        "CONN_MAX_AGE": 60,  # seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5} | _libpq_options(address),  # seconds
    }


def _libpq_options(address: Address) -> dict[str, str]:
    """Options that PostgreSQL's client knows, such as sslmode=require."""
    from psycopg2 import ProgrammingError  # noqa: PLC0415 - SQLite can do without
    from psycopg2.extensions import make_dsn  # noqa: PLC0415 - see above

    try:
        make_dsn(**dict(address.options))
    except ProgrammingError as error:
        stop(address.name, str(error).strip())
    return dict(address.options)
