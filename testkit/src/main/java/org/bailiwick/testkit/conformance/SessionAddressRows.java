package org.bailiwick.testkit.conformance;

import static org.bailiwick.testkit.conformance.Presenting.DELEGATED;
import static org.bailiwick.testkit.conformance.Presenting.UID;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import org.bailiwick.testkit.asid.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consumers of sessions that must be at addresses of their own; whoever calls is at 127.0.0.1. */
interface SessionAddressRows extends Rows {
    String FORWARDED_FOR = "X-Forwarded-For";

    @Test
    default void consumer_isLetInFromItsAddressesAlone() throws Exception { // AS-9
        String yaml = stand().presenting().standard();
        assertReached(present(yaml, near(), DELEGATED).send(), UID);
        isRefused(present(yaml, far(), DELEGATED).send());
        assertReached(present(yaml, near(), DELEGATED).send(), UID);
    }

    @Test
    default void consumerWithItsSecret_isLetInFromItsAddressesAlone() throws Exception { // AS-9
        assertReached(withSecret(near()).send(), UID);
        isRefused(withSecret(far()).send());
    }

    @Test
    default void stranger_isNotBelievedAboutWhereItIs() throws Exception { // AS-9
        String yaml = stand().presenting().standard();
        isRefused(present(yaml, far(), DELEGATED)
                .header(FORWARDED_FOR, "192.0.2.7")
                .header("Forwarded", "for=192.0.2.7")
                .send());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "X-Forwarded-For| 192.0.2.7| true",
                "X-Forwarded-For| 198.51.100.1, 192.0.2.7:4711, 127.0.0.2| true",
                "X-Forwarded-For| unknown, 192.0.2.7| true",
                "X-Forwarded-For| 198.51.100.1| false",
                "X-Forwarded-For| 192.0.2.7, 198.51.100.1, 127.0.0.2| false",
                "X-Forwarded-For| 192.0.2.7, unknown| false",
                "X-Forwarded-For| 127.0.0.1| false",
                "Forwarded| for=unknown, for=\"192.0.2.7:4711\";proto=https, for=127.0.0.2| true",
                "Forwarded| for=192.0.2.7, for=198.51.100.1| false",
                "Forwarded| for=192.0.2.7, for=_hidden| false",
                "X-Real-IP| 192.0.2.7| false"
            })
    default void trustedProxy_isBelievedAboutWhereItsClientIs(String field, String value, boolean there)
            throws Exception { // AS-9
        Response response =
                present(behindProxies(), far(), "/files").header(field, value).send();
        if (there) {
            assertReached(response, UID);
        } else {
            isRefused(response);
        }
    }

    @Test
    default void whatProxiesSayTwice_countsWhereItIsTheSame() throws Exception { // AS-9
        assertReached(
                present(behindProxies(), far(), "/files")
                        .header(FORWARDED_FOR, "198.51.100.1")
                        .header(FORWARDED_FOR, "192.0.2.7")
                        .header("Forwarded", "for=192.0.2.7")
                        .send(),
                UID);
        isRefused(present(behindProxies(), far(), "/files")
                .header(FORWARDED_FOR, "192.0.2.7")
                .header(FORWARDED_FOR, "198.51.100.1")
                .send());
        isRefused(present(behindProxies(), far(), "/files")
                .header(FORWARDED_FOR, "192.0.2.7")
                .header("Forwarded", "for=198.51.100.1")
                .send());
    }

    @Test
    default void clientOfAProxyThatSaysNothing_isNotKnown() throws Exception { // AS-9
        isRefused(present(behindProxies(), far(), "/files").send());
        assertReached(present(behindProxies(), near(), "/files").send(), UID);
    }

    private Consumer near() {
        return stand().presenting().consumer();
    }

    private Consumer far() {
        return stand().presenting().far();
    }

    private String behindProxies() {
        return "trusted-proxies: [127.0.0.0/8]\n"
                + Presenting.alone(
                        stand().presenting().delegated(),
                        "consumers: {web-1: {}, far-1: {addresses: [192.0.2.0/24, \"2001:db8::/32\"]}}\n");
    }

    private Request present(String yaml, Consumer consumer, String target) throws Exception {
        return stand().presenting().prove(stand().request(yaml, "GET", target), consumer, target);
    }

    private Request withSecret(Consumer consumer) throws Exception {
        Request request = stand().request(stand().presenting().standard(), "GET", "/sessions/legacy");
        return stand().presenting().showSecret(request, consumer);
    }

    private static void isRefused(Response response) {
        Refusal.of(response).isOfSession(403, "insufficient_grant", "consumer_address_not_allowed");
    }
}
