"""What Discord sends, as little of it as discord.py needs."""

from __future__ import annotations

from typing import Any

BOT, APP, GUILD, CHANNEL, OWNER, USER = "1001", "1001", "2001", "3001", "4001", "4002"
STAMP = "2026-01-01T00:00:00.000000+00:00"
VIEW, SEND, HISTORY, COMMANDS = 1 << 10, 1 << 11, 1 << 16, 1 << 31
RIGHTS = str(VIEW | SEND | HISTORY | COMMANDS)

Payload = dict[str, Any]


def user(key: str, name: str, *, bot: bool = False) -> Payload:
    """Make a user."""
    return {"id": key, "username": name, "discriminator": "0", "global_name": name, "avatar": None, "bot": bot}


ME = user(BOT, "oversight", bot=True)
ALICE = user(USER, "alice")


def membership(**more: Any) -> Payload:
    """Make what a server adds to a user."""
    return {"roles": [], "joined_at": STAMP, "deaf": False, "mute": False, "flags": 0, **more}


def application() -> Payload:
    """Make the bot's application."""
    shown = {"id": APP, "name": "oversight", "icon": None, "description": "", "summary": "", "verify_key": "0" * 64}
    return {**shown, "owner": user(OWNER, "owner"), "bot_public": True, "bot_require_code_grant": False, "team": None}


def command(key: str, made: Payload) -> Payload:
    """Make a command that Discord has registered."""
    given = {"id": key, "application_id": APP, "version": "1", "default_member_permissions": None}
    return {"description": "", **given, **made}  # Discord fills it in for the commands of a menu


def message(key: str, author: Payload, content: str, **more: Any) -> Payload:
    """Make a message in the channel."""
    empty: Payload = {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds", "components")}
    times = {"timestamp": STAMP, "edited_timestamp": None}
    plain = {"tts": False, "mention_everyone": False, "pinned": False, "type": 0, "flags": 0}
    return {"id": key, "channel_id": CHANNEL, "author": author, "content": content, **times, **plain, **empty, **more}


def mention(key: str, text: str) -> Payload:
    """Make a message in which alice mentions the bot."""
    mentioned = {**ME, "member": membership()}
    made = message(key, ALICE, f"<@{BOT}> {text}", mentions=[mentioned])
    return {**made, "guild_id": GUILD, "member": membership()}


def slash(key: str, token: str, name: str, options: dict[str, str]) -> Payload:
    """Make a slash command with string options, used by alice in the channel."""
    channel = {"id": CHANNEL, "type": 0, "name": "general", "guild_id": GUILD, "permissions": RIGHTS}
    given = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
    where = {"channel_id": CHANNEL, "channel": channel, "guild_id": GUILD, "context": 0, "app_permissions": RIGHTS}
    who = {"member": {**membership(permissions=RIGHTS), "user": ALICE}, "authorizing_integration_owners": {"0": GUILD}}
    rest = {"version": 1, "locale": "en-US", "guild_locale": "en-US", "entitlements": [], "attachment_size_limit": 1024}
    data = {"id": "1", "name": name, "type": 1, "options": given}
    return {"id": key, "application_id": APP, "type": 2, "token": token, "data": data, **where, **who, **rest}


def ready(gateway: str) -> Payload:
    """Make the welcome after IDENTIFY."""
    guilds = [{"id": GUILD, "unavailable": True}]
    session = {"session_id": "s", "resume_gateway_url": gateway}
    return {"v": 10, "user": ME, "guilds": guilds, "application": {"id": APP, "flags": 0}, **session}


def guild() -> Payload:
    """Make a server with one channel, and the bot in it."""
    everyone = {"id": GUILD, "name": "@everyone", "color": 0, "colors": {"primary_color": 0}, "hoist": False}
    everyone |= {"position": 0, "managed": False, "permissions": RIGHTS, "mentionable": False, "flags": 0}
    channel: Payload = {"id": CHANNEL, "type": 0, "name": "general", "position": 0, "nsfw": False}
    channel |= {"permission_overwrites": [], "parent_id": None}
    lists = ("threads", "emojis", "stickers", "features", "voice_states", "presences")
    zeros = ("premium_tier", "verification_level", "default_message_notifications", "explicit_content_filter")
    counts = ("mfa_level", "nsfw_level", "system_channel_flags", "premium_subscription_count")
    made: Payload = {"id": GUILD, "name": "Newsroom", "owner_id": OWNER, "unavailable": False, "large": False}
    made |= {"member_count": 2, "joined_at": STAMP, "preferred_locale": "en-US", "afk_timeout": 300}
    made |= {name: [] for name in (*lists, "stage_instances", "guild_scheduled_events")}
    made |= dict.fromkeys((*zeros, *counts), 0)
    return made | {"roles": [everyone], "channels": [channel], "members": [{**membership(), "user": ME}]}
