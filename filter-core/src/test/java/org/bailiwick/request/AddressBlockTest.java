package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "128.0.0.0/1, 255.0.0.1, true",
        "128.0.0.0/1, 127.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe00::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "2001:DB8:0:0:0:0:0:1/128, 2001:db8::1, true",
        "2001:db8::/32, 32.1.13.184, false",
        "32.1.13.184/32, 2001:db8::, false",
        "::/1, 10.0.0.1, false"
    })
    void block_holdsTheAddressesOfItsPrefix(String block, String address, boolean held) throws Exception {
        assertThat(AddressBlock.of(block).contains(InetAddress.getByName(address)))
                .isEqualTo(held);
    }

    @Test
    void mappedPeer_isItsIpv4Address() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 1};
        InetAddress peer = Inet6Address.getByAddress(null, mapped, -1);

        assertThat(peer).isInstanceOf(Inet6Address.class);
        assertThat(AddressBlock.of("10.0.0.0/8").contains(peer)).isTrue();
        assertThat(AddressBlock.of("11.0.0.0/8").contains(peer)).isFalse();
        assertThat(AddressBlock.of("::/1").contains(peer)).isFalse();
    }

    @Test
    void peerWithAZone_isItsAddress() throws Exception {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        InetAddress peer = Inet6Address.getByAddress("peer", linkLocal, 7);

        assertThat(peer.getHostAddress()).isEqualTo("fe80:0:0:0:0:0:0:1%7");
        assertThat(AddressBlock.of("fe80::/10").contains(peer)).isTrue();
        assertThat(AddressBlock.of("fe80::1").contains(peer)).isTrue();
        assertThat(AddressBlock.of("fe80::2").contains(peer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proxy.example.com; an IP address or a block of them, such as 10.0.0.0/8",
                "localhost; an IP address or a block of them, such as 10.0.0.0/8",
                "cafe; an IP address or a block of them, such as 10.0.0.0/8",
                "''; an IP address or a block of them, such as 10.0.0.0/8",
                "/8; an IP address or a block of them, such as 10.0.0.0/8",
                "10; an IP address or a block of them, such as 10.0.0.0/8",
                "10.1; an IP address or a block of them, such as 10.0.0.0/8",
                "10.0.0.0.0; an IP address or a block of them, such as 10.0.0.0/8",
                "10.0.0.256; an IP address or a block of them, such as 10.0.0.0/8",
                "010.0.0.1; an IP address or a block of them, such as 10.0.0.0/8",
                "0x0a.0.0.1; an IP address or a block of them, such as 10.0.0.0/8",
                "[::1]; an IP address or a block of them, such as 10.0.0.0/8",
                "fe80::1%eth0; an IP address or a block of them, such as 10.0.0.0/8",
                "1::2::3; an IP address or a block of them, such as 2001:db8::/32",
                "2001:db8; an IP address or a block of them, such as 2001:db8::/32",
                ".:1; an IP address or a block of them, such as 2001:db8::/32",
                "::12345; an IP address or a block of them, such as 2001:db8::/32",
                "::ffff:10.0.0.1; an IPv4 address written as such",
                "::ffff:10.0.0.0/104; an IPv4 address written as such",
                "10.0.0.0/0; from 1 to 32 bits after the slash",
                "10.0.0.0/33; from 1 to 32 bits after the slash",
                "10.0.0.0/08; from 1 to 32 bits after the slash",
                "10.0.0.0/+8; from 1 to 32 bits after the slash",
                "10.0.0.0/; from 1 to 32 bits after the slash",
                "10.0.0.0/8/8; from 1 to 32 bits after the slash",
                "10.0.0.0/255.0.0.0; from 1 to 32 bits after the slash",
                "::/0; from 1 to 128 bits after the slash",
                "::1/129; from 1 to 128 bits after the slash",
                "10.0.0.5/8; 10.0.0.0/8, as the other bits do not count",
                "2001:db8::1/33; 2001:db8:0:0:0:0:0:0/33, as the other bits do not count"
            })
    void anyOtherText_isRefused(String text, String expected) {
        assertThatThrownBy(() -> AddressBlock.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + " (expected: " + expected + ")");
    }

    @Test
    void oneAddress_isABlockOfAllItsBits() {
        assertThat(AddressBlock.of("192.0.2.7")).hasToString("192.0.2.7/32");
        assertThat(AddressBlock.of("192.0.2.7"))
                .isEqualTo(AddressBlock.of("192.0.2.7/32"))
                .hasSameHashCodeAs(AddressBlock.of("192.0.2.7/32"))
                .isNotEqualTo(AddressBlock.of("192.0.2.6"))
                .isNotEqualTo(AddressBlock.of("192.0.2.6/31"));
    }

    @Test
    void trustedProxies_areThoseOfAnyBlock() throws Exception {
        TrustedProxies proxies = new TrustedProxies(List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("::1")));

        assertThat(proxies.include(InetAddress.getByName("10.1.1.1"))).isTrue();
        assertThat(proxies.include(InetAddress.getByName("::1"))).isTrue();
        assertThat(proxies.include(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(proxies.include(null)).isFalse();
        assertThat(TrustedProxies.NONE.include(InetAddress.getByName("127.0.0.1")))
                .isFalse();
    }
}
