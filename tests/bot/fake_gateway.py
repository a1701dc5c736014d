"""A Discord on 127.0.0.1 for process-level tests: just the REST routes and the gateway that a bot needs."""

from __future__ import annotations

import asyncio
import fnmatch
import itertools
import json
from typing import Any, Self

from aiohttp import WSMsgType, web

from tests.bot import fake_payloads as payloads
from tests.bot.fake_payloads import Payload

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 10, 11
TOKEN = "a.good.token"  # noqa: S105 (of a Discord that does not exist)


class FakeDiscord:
    """Answers REST calls, speaks the gateway to one client, and records what the bot did."""

    def __init__(self) -> None:
        self.token, self.url, self.delay = TOKEN, "", 0.0  # `delay`: seconds that every REST call takes
        self.requests: list[tuple[str, str, Any]] = []  # method, path below /api/v10, JSON body
        self.identified: asyncio.Future[Payload] = asyncio.get_running_loop().create_future()
        self.resumed = asyncio.Event()
        self.close_code: int | None = None  # how the bot closed its websocket
        self._news = asyncio.Condition()
        self._ids, self._sequence = itertools.count(9000), itertools.count(1)
        self._socket: web.WebSocketResponse | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway/", self._serve_gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve_rest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self._runner.cleanup()

    async def request(self, method: str, pattern: str, within: float = 20.0) -> Any:
        """Wait for a REST call by the bot, also one that came before; its JSON body."""

        def found() -> list[Any]:
            return [body for verb, path, body in self.requests if verb == method and fnmatch.fnmatch(path, pattern)]

        async with asyncio.timeout(within), self._news:
            await self._news.wait_for(lambda: bool(found()))
            return found()[0]

    async def mention(self, text: str) -> None:
        """Let alice mention the bot."""
        await self._send(DISPATCH, payloads.mention(self._next_id(), text), "MESSAGE_CREATE")

    async def slash(self, name: str, **options: str) -> str:
        """Let alice use a slash command; the interaction's token."""
        token = f"tok{self._next_id()}"
        await self._send(DISPATCH, payloads.slash(self._next_id(), token, name, options), "INTERACTION_CREATE")
        return token

    async def drop(self) -> None:
        """Cut the connection, as Discord does at a reconnect."""
        assert self._socket is not None
        await self._socket.close(code=4000)

    def _next_id(self) -> str:
        return str(next(self._ids))

    async def _serve_rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body: Any = await request.json() if request.can_read_body else None
        if "/interactions/" not in path and request.headers.get("Authorization") not in {f"Bot {self.token}", None}:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        await asyncio.sleep(self.delay)
        async with self._news:
            self.requests.append((request.method, path, body))
            self._news.notify_all()
        found = self._answer(request.method, path, body)
        return web.Response(status=204) if found is None else _json(found)

    def _answer(self, method: str, path: str, body: Any) -> Any:
        """Answer a REST call; None for those whose answer nobody reads, such as typing."""
        if path == "/users/@me":
            return payloads.ME
        if path == "/oauth2/applications/@me":
            return payloads.application()
        if path.endswith("/commands") and method == "PUT":
            return [payloads.command(self._next_id(), each) for each in body]
        if path.endswith("/callback"):
            waiting = {"response_message_id": self._next_id(), "response_message_loading": body["type"] == 5}
            return {"interaction": {"id": path.split("/")[2], "type": 2, **waiting}}
        if path.endswith("/messages") or "/webhooks/" in path:
            kept = {name: body[name] for name in ("components", "flags") if name in body}
            return payloads.message(self._next_id(), payloads.ME, body.get("content") or "", **kept)
        return None

    async def _serve_gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._send(HELLO, {"heartbeat_interval": 41250})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(json.loads(frame.data))
        self.close_code = socket.close_code
        return socket

    async def _hear(self, payload: Payload) -> None:
        if payload["op"] == HEARTBEAT:
            await self._send(HEARTBEAT_ACK)
        elif payload["op"] == RESUME:
            await self._send(DISPATCH, {}, "RESUMED")
            self.resumed.set()
        elif payload["op"] == IDENTIFY:
            await self._send(DISPATCH, payloads.ready(f"{self.url.replace('http', 'ws')}/gateway/"), "READY")
            await self._send(DISPATCH, payloads.guild(), "GUILD_CREATE")
            if not self.identified.done():
                self.identified.set_result(payload["d"])

    async def _send(self, op: int, data: Any = None, event: str | None = None) -> None:
        """Send a text frame: discord.py inflates only binary ones, so that its wish for compression can be ignored."""
        assert self._socket is not None
        number = next(self._sequence) if op == DISPATCH else None
        await self._socket.send_str(json.dumps({"op": op, "d": data, "s": number, "t": event}))


def _json(data: Any, status: int = 200) -> web.Response:
    """Answer with exactly this content type: with a charset behind it, discord.py would take the body for text."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})
