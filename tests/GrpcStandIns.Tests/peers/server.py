"""Serves PeerService until standard input closes. Credentials are its first line; the port is the first of output."""

import json
import sys
import threading
from concurrent import futures

import grpc
from peer_pb2 import Letter

BYTES = b"\x00\xff\x80"


def echo(request, context):
    notes = [(key, value) for key, value in context.invocation_metadata() if key.startswith("note")]
    if len(request.text) > 1000:
        context.set_compression(grpc.Compression.Gzip)
    context.send_initial_metadata(notes)
    context.set_trailing_metadata(notes)
    return request


def join(requests, context):
    return Letter(text=" ".join(request.text for request in requests))


def split(request, context):
    for word in request.text.split():
        yield Letter(text=word)


def converse(requests, context):
    yield from requests


def refuse(request, context):
    context.set_trailing_metadata([("note-bin", BYTES)])
    context.abort(grpc.StatusCode.FAILED_PRECONDITION, request.text)


def identify(request, context):
    [name] = context.auth_context()["x509_common_name"]
    return Letter(text=name.decode())


def wait(request, context):
    gone = threading.Event()

    def give_up():
        print("gone", flush=True)
        gone.set()

    # The rest of a generator does not run when the caller leaves while it yields: the callback always does.
    context.add_callback(give_up)

    # Without a deadline Python counts down from the end of time.
    yield Letter(text="limited" if context.time_remaining() < 3600 else "unlimited")
    gone.wait()


def handler(kind, method):
    return kind(method, Letter.FromString, Letter.SerializeToString)


HANDLERS = {
    "Echo": handler(grpc.unary_unary_rpc_method_handler, echo),
    "Join": handler(grpc.stream_unary_rpc_method_handler, join),
    "Split": handler(grpc.unary_stream_rpc_method_handler, split),
    "Converse": handler(grpc.stream_stream_rpc_method_handler, converse),
    "Refuse": handler(grpc.unary_unary_rpc_method_handler, refuse),
    "Identify": handler(grpc.unary_unary_rpc_method_handler, identify),
    "Wait": handler(grpc.unary_stream_rpc_method_handler, wait),
}


def main():
    keys = {name: pem.encode() for name, pem in json.loads(sys.stdin.readline()).items()}
    credentials = grpc.ssl_server_credentials(
        [(keys["key"], keys["certificate"])], root_certificates=keys["roots"], require_client_auth=True)
    server = grpc.server(futures.ThreadPoolExecutor())
    server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("standins.v1.PeerService", HANDLERS)])
    print(server.add_secure_port("127.0.0.1:0", credentials), flush=True)
    server.start()
    sys.stdin.read()
    server.stop(None)


main()
