"""The guard refuses every form of an address that is not out on the open web."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.tools.addresses import refusal, url_refusal

REFUSED = {
    # as plain literals
    "http://127.0.0.1/": "loopback",
    "http://127.0.0.1:8000/feed": "loopback",
    "http://127.255.255.254/": "loopback",
    "http://0.0.0.0/": "this machine",
    "http://10.0.0.1/": "private",
    "http://10.255.255.255/": "private",
    "http://172.16.0.1/": "private",
    "http://172.31.255.255/": "private",
    "http://192.168.1.1/": "private",
    "http://169.254.169.254/latest/meta-data/": "link-local",
    "http://100.64.0.1/": "gateway",
    "http://100.100.100.200/": "gateway",
    "http://192.0.0.1/": "special",
    "http://192.0.0.8/": "special",
    "http://192.0.0.170/": "special",
    "http://192.0.2.7/": "documentation",
    "http://198.51.100.7/": "documentation",
    "http://203.0.113.7/": "documentation",
    "http://198.18.0.1/": "benchmarks",
    "http://198.19.255.255/": "benchmarks",
    "http://192.88.99.1/": "translated",
    "http://168.63.129.16/": "cloud",
    "http://224.0.0.1/": "multicast",
    "http://239.255.255.250/": "multicast",
    "http://240.0.0.1/": "reserved",
    "http://255.255.255.255/": "reserved",
    # as numbers that systems also read
    "http://2130706433/": "loopback",
    "http://0x7f000001/": "loopback",
    "http://0X7F.0.0.1/": "loopback",
    "http://017700000001/": "loopback",
    "http://0177.0.0.1/": "loopback",
    "http://0177.0x0.0.01/": "loopback",
    "http://127.1/": "loopback",
    "http://127.0.1/": "loopback",
    "http://0/": "this machine",
    "http://00/": "this machine",
    "http://3232235777/": "private",
    "http://0xc0a80101/": "private",
    "http://10.1/": "private",
    "http://0xa9fea9fe/": "link-local",
    "http://127.0.0.1./": "loopback",
    # in other scripts' digits and dots
    "http://１２７.0.0.1/": "loopback",
    "http://①②⑦.⓪.⓪.①/": "loopback",
    "http://127。0。0。1/": "loopback",
    "http://127．0．0．1/": "loopback",
    "http://１６９.２５４.１６９.２５４/": "link-local",
    "http://𝟏𝟐𝟕.0.0.1/": "loopback",
    # IPv6
    "http://[::1]/": "loopback",
    "http://[0:0:0:0:0:0:0:1]:80/": "loopback",
    "http://[::]/": "this machine",
    "http://[fe80::1]/": "link-local",
    "http://[fe80::1%25eth0]/": "link-local",
    "http://[fe80::1%eth0]/": "link-local",
    "http://[::1%25lo]/": "loopback",
    "http://[fc00::1]/": "private",
    "http://[fd12:3456::1]/": "private",
    "http://[fec0::1]/": "private",
    "http://[ff02::1]/": "multicast",
    "http://[2001:db8::1]/": "documentation",
    "http://[3fff::1]/": "documentation",
    "http://[2001::1]/": "special",
    "http://[2001:10::1]/": "special",
    "http://[100::1]/": "special",
    "http://[5f00::1]/": "special",
    "http://[4000::1]/": "reserved",
    # addresses within addresses
    "http://[::ffff:127.0.0.1]/": "translated",
    "http://[::ffff:7f00:1]/": "translated",
    "http://[::ffff:10.0.0.1]/": "translated",
    "http://[::ffff:93.184.216.34]/": "translated",
    "http://[::ffff:0:127.0.0.1]/": "translated",
    "http://[::127.0.0.1]/": "translated",
    "http://[64:ff9b::127.0.0.1]/": "translated",
    "http://[64:ff9b::7f00:1]/": "translated",
    "http://[64:ff9b:1::10.0.0.1]/": "translated",
    "http://[2002:7f00:1::]/": "translated",
    "http://[2002:a00:1::1]/": "translated",
    # tricks with the rest of the address
    "http://post.example@127.0.0.1/": "user name",
    "http://post.example:80@127.0.0.1/": "user name",
    "http://127.0.0.1@post.example/": "user name",
    "http://user:secret@post.example/": "user name",
    "http://@post.example/": "user name",
    "http://127.0.0.1\\@post.example/": "not a web address",
    "http://post.example\\.other.example/": "not a web address",
    "http://post.example\t/": "not a web address",
    "http://post.example/\r\nHost: 127.0.0.1": "not a web address",
    " http://post.example/": "not a web address",
    "http://%31%32%37.0.0.1/": "not a web address",
    "http://1.2.3.4.5/": "no address",
    "http://0x7f.0.0.0.1/": "no address",
    "http://256.256.256.256/": "no address",
    "http://99999999999/": "no address",
    "http://post.example:99999/": "not a web address",
    "http://[::1/": "not a web address",
    "http://[post.example]/": "not a web address",
    "http:///path": "not a web address",
    "http://./": "not a web address",
    "http:": "not a web address",
    "": "not a web address",
    "//post.example/": "only http and https",
    "file:///etc/passwd": "only http and https",
    "ftp://post.example/": "only http and https",
    "gopher://127.0.0.1:70/": "only http and https",
    "data:text/html,hello": "only http and https",
    "javascript:alert(1)": "only http and https",
}


@pytest.mark.parametrize(("url", "words"), REFUSED.items())
def test_what_is_not_on_the_open_web_is_refused_in_words(url, words):
    refused = url_refusal(url)

    assert refused is not None
    assert words in refused


@pytest.mark.parametrize(
    "url",
    [
        "http://post.example/",
        "HTTPS://Post.Example:8443/feed.xml?a=b@c",
        "https://bücher.example/",
        "https://xn--bcher-kva.example/",
        "http://1.post.example/",
        "http://93.184.216.34/",
        "http://192.0.1.1/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://223.255.255.255/",
        "http://[2606:2800:220:1:248:1893:25c8:1946]/",
        "http://[2a00:1450:4001::1]:8080/",
    ],
)
def test_what_is_on_the_open_web_is_asked(url):
    assert url_refusal(url) is None


@pytest.mark.parametrize("address", ["localhost", "post.example", "", "127.0.0.1.example", "::g"])
def test_what_is_no_number_is_never_connected_to(address):
    assert refusal(address) == "leads to something that is no address"


@pytest.mark.parametrize(
    ("address", "ranges"),
    [
        ("127.0.0.1", ["127.0.0.0/8"]),
        ("127.0.0.1", ["10.0.0.0/8", "127.0.0.1/32"]),
        ("::1", ["::1/128"]),
        ("192.168.1.7", ["192.168.1.0/24"]),
        ("192.168.1.7", ["192.168.1.7/24"]),
        ("fe80::1%eth0", ["fe80::/10"]),
    ],
)
def test_a_private_address_is_asked_where_its_range_is_named(address, ranges):
    assert refusal(address) is not None
    assert refusal(address, ranges) is None


@pytest.mark.parametrize(
    ("address", "ranges"),
    [
        ("127.0.0.2", ["127.0.0.1/32"]),
        ("10.0.0.1", ["127.0.0.0/8"]),
        ("::ffff:127.0.0.1", ["127.0.0.0/8"]),
        ("::1", ["127.0.0.0/8"]),
        ("2130706434", ["127.0.0.1/32"]),
    ],
)
def test_naming_one_range_opens_no_other(address, ranges):
    assert refusal(address, ranges) is not None


@given(st.ip_addresses())
def test_whatever_python_knows_to_be_private_is_refused(address):
    refused = refusal(str(address))

    assert refused is not None or address.is_global


@given(st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_a_loopback_address_is_refused_however_it_is_written(address):
    number = int(address)
    forms = [str(number), hex(number), f"0{number:o}", f"127.{number & 0xFFFFFF}"]

    assert all("loopback" in (refusal(form) or "") for form in forms)
    assert refusal(str(ipaddress.ip_address(f"::ffff:{address}"))) is not None
