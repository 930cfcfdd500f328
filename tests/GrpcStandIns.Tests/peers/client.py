"""Calls a peer and prints what came of it, as JSON: client.py ADDRESS SCENARIO TEXT < credentials"""

import json
import queue
import sys

import grpc
from peer_pb2 import Letter

BYTES = b"\x00\xff\x80"


class Peer:
    def __init__(self, channel):
        def method(kind, name):
            path = "/standins.v1.PeerService/" + name
            return kind(path, Letter.SerializeToString, Letter.FromString)

        self.echo = method(channel.unary_unary, "Echo")
        self.join = method(channel.stream_unary, "Join")
        self.split = method(channel.unary_stream, "Split")
        self.converse = method(channel.stream_stream, "Converse")
        self.refuse = method(channel.unary_unary, "Refuse")
        self.identify = method(channel.unary_unary, "Identify")
        self.wait = method(channel.unary_stream, "Wait")


def notes(metadata):
    return {key: value.hex() if isinstance(value, bytes) else value
            for key, value in metadata if key.startswith("note")}


def echo(peer, text):
    metadata = [("note", "plain"), ("note-bin", BYTES)]
    answer, call = peer.echo.with_call(Letter(text=text), metadata=metadata)
    return {"text": answer.text, "headers": notes(call.initial_metadata()), "trailers": notes(call.trailing_metadata())}


def compressed(peer, text):
    return {"text": peer.echo(Letter(text=text), compression=grpc.Compression.Gzip).text}


def join(peer, text):
    return {"text": peer.join(Letter(text=word) for word in text.split()).text}


def split(peer, text):
    return {"words": [answer.text for answer in peer.split(Letter(text=text))]}


def converse(peer, text):
    said = queue.SimpleQueue()
    answers = peer.converse(iter(said.get, None))
    heard = []
    for word in text.split():
        said.put(Letter(text=word))
        heard.append(next(answers).text)
    said.put(None)
    return {"heard": heard, "rest": [answer.text for answer in answers]}


def refuse(peer, text):
    peer.refuse(Letter(text=text))


def identify(peer, text):
    return {"text": peer.identify(Letter(text=text)).text}


def deadline(peer, text):
    peer.echo(Letter(text=text))
    answers = peer.wait(Letter(text=text), timeout=2)
    print(next(answers).text)
    next(answers)


def cancel(peer, text):
    answers = peer.wait(Letter(text=text))
    print(next(answers).text)
    answers.cancel()
    next(answers)


def main(address, scenario, text):
    keys = {name: pem.encode() for name, pem in json.load(sys.stdin).items()}
    credentials = grpc.ssl_channel_credentials(keys["roots"], keys.get("key"), keys.get("certificate"))
    with grpc.secure_channel(address, credentials) as channel:
        try:
            outcome = globals()[scenario](Peer(channel), text)
        except grpc.RpcError as error:
            trailers = notes(error.trailing_metadata() or ())
            outcome = {"code": error.code().name, "message": error.details(), "trailers": trailers}
    print(json.dumps(outcome))


main(*sys.argv[1:])
