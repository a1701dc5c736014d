"""python run_against_fake.py MODULE ARGS...: run `python -m MODULE ARGS...` with discord.py pointed at $FAKE_DISCORD.

A launcher for tests alone: the shipped program has no switch that could send its token elsewhere.
"""

import os
import runpy
import sys

import discord.gateway
import discord.http
import yarl

base = os.environ["FAKE_DISCORD"]
assert base.startswith("http://127.0.0.1:")
discord.http.Route.BASE = f"{base}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base.replace("http", "ws") + "/gateway/")
sys.path.insert(0, os.getcwd())  # noqa: PTH109 (sys.path takes strings)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
