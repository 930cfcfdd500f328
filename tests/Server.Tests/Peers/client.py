#!/usr/bin/env python3
"""Opens a session with a card and reads one document, from `protos/` alone: what a vendor without .NET would write.

It needs openssl, grpcio and protobuf (Debian: openssl python3-grpcio python3-protobuf protobuf-compiler libprotobuf-dev),
and the protos compiled to a folder of one's choice, here `modules`:

    protoc -I protos --python_out=modules $(find protos -name '*.proto')
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import uuid

import grpc

parser = argparse.ArgumentParser(description="Reads one document of a dossier.")
parser.add_argument("--proto-dir", required=True, help="folder of the protos compiled to Python")
parser.add_argument("--server", required=True, help="host:port")
parser.add_argument("--ca", required=True, help="trusted roots of the server, PEM")
parser.add_argument("--card", required=True, type=pathlib.Path, help="PKCS#12 of the card; beside it, its data in .json")
parser.add_argument("--pin", required=True)
parser.add_argument("--matricule", required=True)
parser.add_argument("--oid", required=True)
parser.add_argument("--unique-id", required=True)
parser.add_argument("--out", required=True, help="file to write the document to")
arguments = parser.parse_args()

sys.path.insert(0, arguments.proto_dir)
grpc.__path__.append(f"{arguments.proto_dir}/grpc")  # the health contract's package bears the name of the library's

from grpc.health.v1 import health_pb2 as health
from monespacesante.access.v1 import access_pb2 as access
from monespacesante.dmp.v1 import dmp_service_pb2 as dmp
from monespacesante.identity.v1 import identity_pb2 as identity
from monespacesante.session.v1 import session_service_pb2 as session

DEADLINE = 30  # seconds
PROFESSIONS = {  # table G15, by the title that the certificate bears
    "médecin": "10", "pharmacien": "21", "audioprothésiste": "26", "opticien-lunetier": "28", "infirmier": "60",
}


def openssl(*command, stdin):
    return subprocess.run(["openssl", *command], input=stdin, stdout=subprocess.PIPE, check=True).stdout


class Card:
    """Two key pairs: one opens the connection, the other signs. The code is typed once and goes nowhere else."""

    def __init__(self, path, pin):
        pem = openssl("pkcs12", "-in", str(path), "-noenc", "-passin", "stdin", stdin=pin.encode())
        keys = {openssl("pkey", "-pubout", stdin=key): key for key in self._blocks(pem, b"PRIVATE KEY")}
        self.chain = b""
        for certificate in self._blocks(pem, b"CERTIFICATE"):
            key = keys.get(openssl("x509", "-noout", "-pubkey", stdin=certificate))
            if key is None:
                self.chain += certificate
            elif b"Non Repudiation" in openssl("x509", "-noout", "-ext", "keyUsage", stdin=certificate):
                self.signature = certificate, key
            else:
                self.authentication = certificate, key
        self.data = json.loads(path.with_suffix(".json").read_text("utf-8"))

    def holder(self):
        """Reads the names in the order of the certificate: `T=Médecin, GN=Alice + CN=899700296140 + SN=MARTIN`."""
        options = ["-noout", "-subject", "-nameopt", "sep_multiline,utf8,sname"]
        subject = openssl("x509", *options, stdin=self.authentication[0]).decode()
        names = dict(re.findall(r"(\w+)=(.+?)(?: \+ (?=\w+=)|$)", subject, re.MULTILINE))
        return identity.Professional(
            ps_id_nat=names["CN"], name=identity.PersonName(family=names["SN"], given=names["GN"]),
            profession=PROFESSIONS[names["title"].casefold()], speciality=self.data.get("specialite"))

    def sign(self, content):
        with tempfile.TemporaryDirectory() as folder:  # openssl takes the signer from a file: ours alone, and soon gone
            signer = pathlib.Path(folder, "signer.pem")
            signer.write_bytes(b"".join(self.signature))
            chain = pathlib.Path(folder, "chain.pem")
            chain.write_bytes(self.chain)
            return openssl("cms", "-sign", "-cades", "-binary", "-md", "sha256", "-outform", "DER",
                           "-signer", str(signer), "-certfile", str(chain), stdin=content)

    @staticmethod
    def _blocks(pem, kind):
        return re.findall(b"-----BEGIN " + kind + b"-----.+?-----END " + kind + b"-----\n", pem, re.DOTALL)


def connect(card):
    certificate, key = card.authentication
    credentials = grpc.ssl_channel_credentials(
        pathlib.Path(arguments.ca).read_bytes(), private_key=key, certificate_chain=certificate + card.chain)
    return grpc.secure_channel(arguments.server, credentials)


def call(channel, method, request, answer, token=None):
    rpc = channel.unary_unary(method, type(request).SerializeToString, answer.FromString)
    return rpc(request, timeout=DEADLINE, metadata=bearer(token))


def bearer(token):
    return [("authorization", f"Bearer {token}")] if token else []


def open_session(channel, card):
    activity = card.data["activites"][0]
    assertion = session.SessionAssertion(
        assertion_id=str(uuid.uuid4()), professional=card.holder(), sector=activity["secteur"],
        structure=identity.Structure(struct_id_nat=activity["structure"], name=activity["nom"]),
        software=session.Software(name="client.py", version="1.0"), authentication_mode=access.AUTHENTICATION_MODE_DIRECTE)
    assertion.issue_time.GetCurrentTime()
    assertion.authentication_time.CopyFrom(assertion.issue_time)
    assertion.authentication_context = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"
    signed = assertion.SerializeToString()
    request = session.OpenSessionRequest(assertion=signed, signature=card.sign(signed))
    return call(channel, "/monespacesante.session.v1.SessionService/OpenSession", request, session.Session).token


def retrieve(channel, token, request, path):
    rpc = channel.unary_stream("/monespacesante.dmp.v1.DmpService/RetrieveDocument",
                               type(request).SerializeToString, dmp.RetrieveDocumentResponse.FromString)
    parts = rpc(request, timeout=DEADLINE, metadata=bearer(token))
    document = next(parts).document
    digest = hashlib.sha256()
    with open(path, "wb") as file:
        for part in parts:
            digest.update(part.chunk)
            file.write(part.chunk)
    if digest.digest() != document.sha256:
        raise ValueError("The bytes received are not those that the dossier holds.")
    return document


def main():
    card = Card(arguments.card, arguments.pin)
    patient = identity.Ins(matricule=arguments.matricule, oid=arguments.oid)
    with connect(card) as channel:
        state = call(channel, "/grpc.health.v1.Health/Check", health.HealthCheckRequest(), health.HealthCheckResponse)
        print("health:", health.HealthCheckResponse.ServingStatus.Name(state.status))

        token = open_session(channel, card)
        found = call(channel, "/monespacesante.dmp.v1.DmpService/FindDocuments",
                     dmp.FindDocumentsRequest(patient=patient), dmp.FindDocumentsResponse, token)
        for document in found.documents:
            print("found:", document.metadata.unique_id, document.metadata.type.code, document.size)

        request = dmp.RetrieveDocumentRequest(patient=patient, unique_id=arguments.unique_id)
        document = retrieve(channel, token, request, arguments.out)
        print("read:", document.metadata.unique_id, document.sha256.hex())


if __name__ == "__main__":
    try:
        main()
    except grpc.RpcError as refusal:
        sys.exit(f"{refusal.code().name}: {refusal.details()}")
    except subprocess.CalledProcessError as failure:
        sys.exit(f"openssl {failure.cmd[1]} ended with code {failure.returncode}")
