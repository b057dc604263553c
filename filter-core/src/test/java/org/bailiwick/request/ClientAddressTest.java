package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request came from: {@code 10.0.0.0/8} and {@code fd00::/8} are proxies that are trusted. */
class ClientAddressTest {
    private static final TrustedProxies TRUSTED =
            new TrustedProxies(List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("fd00::/8")));
    private static final String PROXY = "10.0.0.1";

    private static ClientAddress of(String peer, List<String> forwarded, List<String> forwardedFor) {
        return ClientAddress.of(new Sender(IpAddress.ofPeer(peer), forwarded, forwardedFor), TRUSTED);
    }

    private static ClientAddress forwardedFor(String... lines) {
        return of(PROXY, List.of(), List.of(lines));
    }

    private static ClientAddress forwarded(String... lines) {
        return of(PROXY, List.of(lines), List.of());
    }

    private static ClientAddress at(String address) {
        return new ClientAddress(IpAddress.of(address));
    }

    @Test // AS-9
    void peerThatIsNoTrustedProxy_isTheClientWhateverItSays() {
        List<String> forged = List.of("198.51.100.1");
        assertThat(of("192.0.2.1", List.of(), List.of())).isEqualTo(at("192.0.2.1"));
        assertThat(of("192.0.2.1", List.of("for=198.51.100.1"), forged)).isEqualTo(at("192.0.2.1"));
        assertThat(of("::ffff:192.0.2.1", List.of(), forged)).isEqualTo(at("192.0.2.1"));
        assertThat(of("2001:db8::1", List.of(), forged)).isEqualTo(at("2001:db8::1"));
        assertThat(ClientAddress.of(Sender.of(IpAddress.ofPeer(PROXY), name -> forged), TrustedProxies.NONE))
                .isEqualTo(at(PROXY));
    }

    @Test // AS-9
    void peerThatIsNotKnown_isNobodyWhateverIsSaid() {
        assertThat(of("unix:", List.of(), List.of("198.51.100.1"))).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(ClientAddress.of(Sender.UNKNOWN, TRUSTED)).isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void trustedProxyThatSaysNothing_isNotTheClient() {
        assertThat(forwardedFor()).isEqualTo(ClientAddress.UNKNOWN);
    }

    @ParameterizedTest // AS-9
    @CsvSource(
            delimiter = ';',
            value = {
                "198.51.100.1; 198.51.100.1",
                " \t198.51.100.1 ; 198.51.100.1",
                "198.51.100.1:4711; 198.51.100.1",
                "2001:db8::1; 2001:db8::1",
                "[2001:db8::1]; 2001:db8::1",
                "[2001:db8::1]:4711; 2001:db8::1",
                "::ffff:198.51.100.1; 198.51.100.1",
                "[::ffff:198.51.100.1]:80; 198.51.100.1",
                "198.51.100.1, 10.2.3.4; 198.51.100.1",
                "198.51.100.1,10.2.3.4:80,[fd00::1]:80 , ::ffff:10.0.0.9; 198.51.100.1",
                "203.0.113.1, 198.51.100.1; 198.51.100.1",
                "203.0.113.1, 198.51.100.1, 10.2.3.4; 198.51.100.1",
                "10.2.3.4, 198.51.100.1; 198.51.100.1",
                "unknown, 198.51.100.1; 198.51.100.1",
                "<script>, \", 198.51.100.1; 198.51.100.1"
            })
    void forwardedFor_namesTheNearestThatIsNoTrustedProxy(String line, String client) {
        assertThat(forwardedFor(line)).isEqualTo(at(client));
    }

    @ParameterizedTest // AS-9
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "198.51.100.1,",
                "198.51.100.1, , 10.0.0.2",
                "unknown",
                "198.51.100.1, unknown",
                "198.51.100.1, unknown, 10.0.0.2",
                "198.51.100.1, _hidden",
                "_hidden",
                "client.example",
                "198.51.100.1, localhost",
                "198.51.100.256",
                "198.51.100.01",
                "198.51.100.1:",
                "198.51.100.1:http",
                "198.51.100.1:123456",
                "198.51.100.1:80:80",
                "198.51.100.1 80",
                "198.51.100.1/32",
                "[198.51.100.1]",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]80",
                "[]",
                "fe80::1%eth0",
                "\"198.51.100.1\"",
                "\u00a0198.51.100.1",
                "10.0.0.2",
                "10.0.0.2, 10.0.0.3"
            })
    void entryThatIsNoAddress_leavesTheClientUnknown(String line) {
        assertThat(forwardedFor(line)).isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void severalFields_areOneList() {
        assertThat(forwardedFor("203.0.113.1", "198.51.100.1, 10.0.0.2", "10.0.0.3"))
                .isEqualTo(at("198.51.100.1"));
        assertThat(forwardedFor("198.51.100.1", "10.0.0.3")).isEqualTo(at("198.51.100.1"));
        assertThat(forwardedFor("198.51.100.1", "")).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(forwarded("for=203.0.113.1", "for=198.51.100.1", "for=10.0.0.3"))
                .isEqualTo(at("198.51.100.1"));
    }

    @ParameterizedTest // AS-9
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "for=198.51.100.1; 198.51.100.1",
                "For=\"198.51.100.1:4711\"; 198.51.100.1",
                "FOR=\"[2001:db8:cafe::17]:4711\"; 2001:db8:cafe:0:0:0:0:17",
                "for=\"[2001:db8:cafe::17]:_gate\"; 2001:db8:cafe:0:0:0:0:17",
                "for=\"[::ffff:198.51.100.1]\"; 198.51.100.1",
                "for=unknown, for=198.51.100.1, for=10.0.0.2; 198.51.100.1",
                "for=198.51.100.1 , for=\"10.0.0.2:80\"; 198.51.100.1",
                "for=10.0.0.2, for=198.51.100.1; 198.51.100.1",
                "for=203.0.113.1,x=\", for=198.51.100.1; 198.51.100.1"
            })
    void forwarded_namesTheNearestThatIsNoTrustedProxy(String line, String client) {
        assertThat(forwarded(line)).isEqualTo(at(client));
    }

    @Test // AS-9
    void otherParametersOfForwarded_sayNothingOfTheClient() {
        assertThat(forwarded("by=203.0.113.43;for=198.51.100.1 ; proto=https;host=\"api.example.com:8443\""))
                .isEqualTo(at("198.51.100.1"));
        assertThat(forwarded("proto=https;by=203.0.113.43")).isEqualTo(ClientAddress.UNKNOWN);
    }

    @ParameterizedTest // AS-9
    @ValueSource(
            strings = {
                "",
                "198.51.100.1",
                "for=",
                "for=\"\"",
                "for=unknown",
                "for=_hidden",
                "for=\"_hidden:80\"",
                "for=client.example",
                "for=198.51.100.1:80",
                "for=2001:db8::1",
                "for=\"2001:db8::1\"",
                "for=[2001:db8::1]",
                "for=\"[2001:db8::1%eth0]\"",
                "for=198.51.100.1;",
                "for=198.51.100.1;for=198.51.100.2",
                "for=198.51.100.1;by",
                "for = 198.51.100.1",
                "for=\"198.51.100.1",
                "for=\"198.51.100.1\\\"",
                "for=\"198.51.100\\.1\"",
                "for=198.51.100.1\"",
                "for='198.51.100.1'",
                "for=198.51.100.1;x=\"a,b\"",
                "for=198.51.100.1, proto=https",
                "for=198.51.100.1,",
                "for=203.0.113.1;x=\", for=\"198.51.100.1;by=10.0.0.2",
                "for=10.0.0.2"
            })
    void elementThatNamesNoAddress_leavesTheClientUnknown(String line) {
        assertThat(forwarded(line)).isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void textOfTheClient_withinWhatAProxyQuotesIsNoEntry() {
        assertThat(forwarded("for=198.51.100.1;host=\",for=203.0.113.1\"")).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(forwarded("for=198.51.100.1;host=\",for=203.0.113.1;x=\\\"\""))
                .isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void bothFields_countWhereTheySayTheSame() {
        List<String> usual = List.of("203.0.113.1, 198.51.100.1");
        assertThat(of(PROXY, List.of("for=198.51.100.1;proto=https"), usual)).isEqualTo(at("198.51.100.1"));
        assertThat(of(PROXY, List.of("for=\"[::ffff:198.51.100.1]\""), usual)).isEqualTo(at("198.51.100.1"));
        for (String other : List.of("for=203.0.113.1", "for=unknown", "", "for=10.0.0.2")) {
            assertThat(of(PROXY, List.of(other), usual)).as(other).isEqualTo(ClientAddress.UNKNOWN);
        }
        assertThat(of(PROXY, List.of("for=198.51.100.1"), List.of(""))).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(of(PROXY, List.of("for=unknown"), List.of("unknown"))).isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void work_isBounded() {
        String proxies = String.join(",", Collections.nCopies(ForwardingChain.MOST - 1, "10.0.0.2"));
        assertThat(forwardedFor("198.51.100.1," + proxies)).isEqualTo(at("198.51.100.1"));
        assertThat(forwardedFor("198.51.100.1,10.0.0.2," + proxies)).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(forwardedFor(Stream.concat(
                                Stream.of("198.51.100.1"),
                                Collections.nCopies(ForwardingChain.MOST, "10.0.0.2").stream())
                        .toArray(String[]::new)))
                .isEqualTo(ClientAddress.UNKNOWN);
        String far = "x".repeat(100_000) + ",";
        assertThat(forwardedFor(far + "198.51.100.1")).isEqualTo(at("198.51.100.1"));
        assertThat(forwardedFor(" ".repeat(ForwardingChain.LONGEST) + "198.51.100.1"))
                .isEqualTo(ClientAddress.UNKNOWN);
        assertThat(forwarded("x=" + "y".repeat(ForwardingChain.LONGEST) + ";for=198.51.100.1"))
                .isEqualTo(ClientAddress.UNKNOWN);
    }

    @Test // AS-9
    void addressThatIsNotKnown_isInNoBlock() throws Exception {
        List<AddressBlock> all = Stream.of("0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1")
                .map(AddressBlock::of)
                .toList();
        assertThat(ClientAddress.UNKNOWN.isIn(all)).isFalse();
        assertThat(at("198.51.100.1").isIn(all)).isTrue();
        assertThat(at("198.51.100.1").isIn(List.of())).isFalse();
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 1, 2, 3};
        InetAddress peer = Inet6Address.getByAddress(null, mapped, -1);
        assertThat(ClientAddress.of(new Sender(peer, List.of(), List.of()), TrustedProxies.NONE)
                        .isIn(List.of(AddressBlock.of("10.1.0.0/16"))))
                .isTrue();
        assertThat(ClientAddress.of(new Sender(peer, List.of(), List.of("198.51.100.1")), TRUSTED))
                .isEqualTo(at("198.51.100.1"));
    }
}
