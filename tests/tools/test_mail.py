"""Letters reach a real server, and no password is told where it could be read."""

from email.message import EmailMessage

import pytest

from daybrief.errors import DeliveryError, SettingsError
from daybrief.tools.mail import MailServer, mail_server, send
from tests.servers import smtp_server

pytestmark = pytest.mark.server


def letter(*to):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "desk@orn.example", ", ".join(to), "Grüße"
    made.set_content("Fähre fällt aus.\n")
    return made


def test_a_letter_arrives_as_it_was_written():
    with smtp_server() as post:
        refused = send(mail_server(post.url, "SMTP"), letter("anna@orn.example"))

    (came,) = post.letters
    assert refused == {}
    assert came["Subject"] == "Grüße"
    assert came["To"] == "anna@orn.example"
    assert came.get_content().splitlines() == ["Fähre fällt aus."]


def test_one_refused_address_does_not_keep_the_letter_from_the_others():
    with smtp_server() as post:
        post.refused.add("gone@orn.example")
        letters = letter("gone@orn.example", "anna@orn.example")

        refused = send(mail_server(post.url, "SMTP"), letters)

    assert refused == {"gone@orn.example": "550 nobody of this name"}
    assert len(post.letters) == 1


def test_a_letter_that_every_address_refuses_is_an_error_that_names_them():
    with smtp_server() as post:
        post.refused.add("gone@orn.example")

        with pytest.raises(DeliveryError, match=r"refused every address: gone@orn\.example"):
            send(mail_server(post.url, "SMTP"), letter("gone@orn.example"))


def test_a_password_opens_the_door_on_this_machine():
    with smtp_server(user="desk") as post:
        address = f"smtp://desk:open%20sesame@127.0.0.1:{post.port}"

        send(mail_server(address, "SMTP"), letter("anna@orn.example"))

    assert len(post.letters) == 1


def test_a_wrong_password_is_refused_without_being_told():
    with smtp_server(user="desk") as post:
        address = f"smtp://desk:sesame@127.0.0.1:{post.port}"

        with pytest.raises(DeliveryError) as caught:
            send(mail_server(address, "SMTP"), letter("anna@orn.example"))

    assert "refused the password" in str(caught.value)
    assert "sesame" not in str(caught.value)


def test_a_password_is_not_told_to_another_machine_without_tls():
    with smtp_server(user="desk") as post:
        # To the address guard this is a name like any other; it leads here.
        there = MailServer(
            host="127.1", port=post.port, is_tls=False, user="desk", password="open sesame"
        )

        with pytest.raises(DeliveryError, match="no TLS, so it is not told the password"):
            send(there, letter("anna@orn.example"))

    assert post.letters == []


def test_a_server_that_is_not_there_is_named():
    with smtp_server() as post:
        pass

    with pytest.raises(DeliveryError, match=f"mail server 127.0.0.1:{post.port}: the letter was"):
        send(mail_server(post.url, "SMTP"), letter("anna@orn.example"))


@pytest.mark.parametrize(
    "address", ["mail.orn.example", "http://orn.example", "smtp://", "smtp://u:secret@h:port"]
)
def test_an_address_that_is_none_is_refused_without_being_told(address):
    with pytest.raises(SettingsError) as caught:
        mail_server(address, "DAYBRIEF_SMTP")

    assert str(caught.value).startswith("DAYBRIEF_SMTP: not the address of a mail server")
    assert "secret" not in str(caught.value)


def test_ports_are_those_of_the_scheme_unless_one_is_given():
    assert mail_server("smtp://h.example", "").port == 587
    assert mail_server("smtps://h.example", "").port == 465
    assert mail_server("smtps://h.example:25", "").port == 25
    assert "secret" not in repr(mail_server("smtps://u:secret@h.example", ""))
