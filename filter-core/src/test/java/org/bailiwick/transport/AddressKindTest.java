package org.bailiwick.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "192.167.255.255, PUBLIC",
        "223.255.255.255, PUBLIC",
        "2606:4700::1, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "198.19.0.1, PRIVATE",
        "fd00::1, PRIVATE",
        "fc00::1, PRIVATE",
        "0.0.0.0, UNUSABLE",
        "169.254.169.254, UNUSABLE",
        "192.0.0.1, UNUSABLE",
        "192.0.2.1, UNUSABLE",
        "198.51.100.1, UNUSABLE",
        "203.0.113.1, UNUSABLE",
        "224.0.0.1, UNUSABLE",
        "240.0.0.1, UNUSABLE",
        "255.255.255.255, UNUSABLE",
        "::, UNUSABLE",
        "::2, UNUSABLE",
        "fe80::1, UNUSABLE",
        "fec0::1, UNUSABLE",
        "ff02::1, UNUSABLE",
        "2001:db8::1, UNUSABLE",
        "2001:0:1::1, UNUSABLE",
        "2002:7f00:1::, UNUSABLE",
        "3fff:1000::1, PUBLIC",
        "3fff:fff::1, UNUSABLE",
        "100::1, UNUSABLE",
    })
    void address_isOfItsRegisteredKind(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:10.0.0.1, PRIVATE",
        "::ffff:169.254.169.254, UNUSABLE",
        "::ffff:8.8.8.8, PUBLIC",
        "64:ff9b::7f00:1, LOOPBACK",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b::a9fe:a9fe, UNUSABLE",
        "64:ff9b::808:808, PUBLIC",
    })
    void ipv4InsideIpv6_isOfTheKindOfTheIpv4Address(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }
}
