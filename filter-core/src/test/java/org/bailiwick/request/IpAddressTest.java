package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.1, 64:ff9b:0:0:0:0:c000:201",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "0000:0000:0000:0000:0000:ffff:192.0.2.255, 192.0.2.255"
    })
    void address_isReadFromItsText(String text, String address) {
        assertThat(IpAddress.of(text).map(InetAddress::getHostAddress)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "cafe",
                "10",
                "10.1",
                "10.0.0.256",
                "010.0.0.1",
                "0x0a.0.0.1",
                "10.0.0.1.",
                " 10.0.0.1",
                "10.0.0.1\n",
                "10.0.0.1:80",
                "\u0661\u0660.0.0.1",
                ":",
                ":::",
                "1::2::3",
                "::12345",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "[::1]",
                "fe80::1%eth0",
                "::ffff:010.0.0.1",
                "::ffff:10.0.0",
                ".:1",
                "a.example:80",
                "0000:0000:0000:0000:0000:0000:0000:0000:0000:0001"
            })
    void anyOtherText_isNone(String text) {
        assertThat(IpAddress.of(text)).isEmpty();
    }

    @Test
    void peer_isItsAddressWhateverItsZoneAndBrackets() {
        assertThat(IpAddress.ofPeer("[2001:db8:0:0:0:0:0:1]"))
                .isEqualTo(IpAddress.of("2001:db8::1").orElseThrow());
        assertThat(IpAddress.ofPeer("[fe80::1%eth0]"))
                .isEqualTo(IpAddress.of("fe80::1").orElseThrow());
        assertThat(IpAddress.ofPeer("[]")).isNull();
        assertThat(IpAddress.ofPeer("[")).isNull();
        assertThat(IpAddress.ofPeer("fe80:0:0:0:0:0:0:1%eth0"))
                .isEqualTo(IpAddress.of("fe80::1").orElseThrow());
        assertThat(IpAddress.ofPeer("127.0.0.1")).hasToString("/127.0.0.1");
        assertThat(IpAddress.ofPeer("client.example")).isNull();
        assertThat(IpAddress.ofPeer("")).isNull();
        assertThat(IpAddress.ofPeer(null)).isNull();
    }
}
