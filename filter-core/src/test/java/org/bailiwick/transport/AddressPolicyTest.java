package org.bailiwick.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AM-6, JB-12. */
class AddressPolicyTest {
    private static final AddressPolicy STRICT = new AddressPolicy(false, false);

    @ParameterizedTest
    @CsvSource({
        // scheme, address, by default, loopback http allowed, private addresses allowed
        "https, 8.8.8.8,         true,  true,  true",
        "https, 127.0.0.1,       false, true,  true",
        "https, ::1,             false, true,  true",
        "https, 10.0.0.1,        false, false, true",
        "https, fd00::1,         false, false, true",
        "https, 169.254.169.254, false, false, false",
        "https, fe80::1,         false, false, false",
        "https, 0.0.0.0,         false, false, false",
        "https, 224.0.0.1,       false, false, false",
        "http,  8.8.8.8,         false, false, false",
        "http,  127.0.0.1,       false, true,  false",
        "http,  10.0.0.1,        false, false, false",
    })
    void schemeAndAddress_arePermittedOnlyTogether(
            String scheme, String address, boolean byDefault, boolean loopbackHttp, boolean privateAddresses)
            throws UnknownHostException {
        assertThat(permits(STRICT, scheme, address)).isEqualTo(byDefault);
        assertThat(permits(new AddressPolicy(true, false), scheme, address)).isEqualTo(loopbackHttp);
        assertThat(permits(new AddressPolicy(false, true), scheme, address)).isEqualTo(privateAddresses);
    }

    @Test
    void oneForbiddenAddressAmongSeveral_forbidsTheHost() throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertThat(STRICT.objectionTo(URI.create("https://as.example"), addresses))
                .hasValue("address: 10.0.0.1, which is private (expected: public)");
    }

    @ParameterizedTest
    @CsvSource({
        "http://as.example/jwks, scheme: http (expected: https)",
        "ftp://as.example/jwks, scheme: ftp (expected: https)",
        "file:/etc/passwd, scheme: file (expected: https)",
        "jwks, scheme: null (expected: https)",
        "https://user:secret@as.example/jwks, user information in the URI (expected: none)",
        "https:///jwks, host: none (expected: a host name or an address)",
        "https://a_b@as.example:x/jwks, host: none (expected: a host name or an address)",
    })
    void uriThatGivesItAway_isObjectedToWithoutRepeatingSecrets(String uri, String objection) {
        assertThat(STRICT.objectionTo(URI.create(uri))).hasValue(objection);
    }

    @Test
    void plainHttp_isNotObjectedToBeforeTheAddressIsKnownWhereLoopbackMayUseIt() {
        assertThat(new AddressPolicy(true, false).objectionTo(URI.create("HTTP://localhost:8080/jwks")))
                .isEmpty();
    }

    private static boolean permits(AddressPolicy policy, String scheme, String address) throws UnknownHostException {
        return policy.objectionTo(URI.create(scheme + "://as.example"), List.of(InetAddress.getByName(address)))
                .isEmpty();
    }
}
