package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.IntrospectionRows.questionsAbout;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.Lie;
import org.bailiwick.testkit.conformance.Asking.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An authority that cannot be asked about a token leaves it undecided; what it has said before holds for its time. */
interface IntrospectionFaultRows extends Rows {
    String SIGNED = "signed-answers: {algorithms: [ES256]}";

    @ParameterizedTest
    @EnumSource
    default void silentAuthority_leavesTheRequestUndecided(Outage outage) throws Exception { // TBF-9
        EmbeddedAuthority authority = stand().silent().authority(outage);
        Request request = stand().request(stand().silent().yaml(), "GET", Outage.Ward.path(outage))
                .bearer(authority.opaque().issue());
        long start = System.nanoTime(); // the adapter has started

        Response response = request.send();

        Refusal.of(response).isUndecided(outage.statuses());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("the deadline of a decision is 3 s")
                .isLessThan(FaultRows.SOON);
        assertThat(authority.requests(Endpoint.STRANGERS_KEYS))
                .as("no redirect is followed")
                .isZero();
    }

    @Test
    default void authorityThatIsDown_isUndecidedUntilItComesBackToBeAsked() throws Exception { // TBF-9
        EmbeddedAuthority authority = stand().asked();
        authority.fault(Fault.DOWN);
        Refusal down =
                Refusal.of(own(authority, "", authority.opaque().issue())).isUndecided(503);
        assertThat(down.code()).isEqualTo("authority_unreachable");

        authority.heal();

        Eventually.within(
                Duration.ofSeconds(40),
                "the authority is asked again",
                () -> own(authority, "", authority.opaque().issue()).status() == 200);
    }

    @Test
    default void refusalOfOurOwnCredentials_saysNothingOfTheToken() throws Exception { // IN-9
        EmbeddedAuthority authority = stand().another().client(Asking.CLIENT, "another secret");

        Refusal refusal =
                Refusal.of(own(authority, "", authority.opaque().issue())).isUndecided(503);

        assertThat(refusal.code()).isEqualTo("credentials_refused");
    }

    @Test
    default void signedAnswer_isAskedForAndTakenWhereItIsConfigured() throws Exception { // JI-1, JI-3, JI-5
        EmbeddedAuthority authority = stand().asked();
        String token = authority.opaque().subject("alice").issue();

        assertReached(own(authority, SIGNED, token), "alice");
        assertThat(questionsAbout(token, authority))
                .singleElement()
                .satisfies(question -> assertThat(question.accept()).isEqualTo("application/token-introspection+jwt"));
    }

    @Test
    default void plainAnswerWhereASignedOneIsConfigured_isNotBelieved() throws Exception { // JI-9
        EmbeddedAuthority authority = stand().asked();
        authority.lie(Lie.UNSIGNED_INSTEAD_OF_SIGNED);

        Refusal.of(own(authority, SIGNED, authority.opaque().issue())).isUndecided(502);
    }

    @Test
    default void keysOfASigningAuthority_areNeededToo() throws Exception { // JI-5
        EmbeddedAuthority authority = stand().asked();
        authority.fault(Endpoint.JWKS, Fault.status(500));

        Refusal.of(own(authority, SIGNED, authority.opaque().issue())).isUndecided(502, 503);
    }

    @Test
    default void knownToken_outlivesItsAuthorityForItsTimeAndNoLonger() throws Exception { // IN-7, IN-8
        EmbeddedAuthority authority = stand().asked();
        String more = "cache: {positive: 5s}";
        String token = authority.opaque().issue();
        stand().adapter(Asking.alone(authority, more));
        long asked = System.nanoTime();
        assertReached(own(authority, more, token), "somebody");

        authority.fault(Fault.DOWN);

        for (int i = 0; i < 20; i++) {
            Response response = own(authority, more, token);
            if (System.nanoTime() - asked < Duration.ofSeconds(5).toNanos()) {
                assertReached(response, "somebody");
            }
        }
        Eventually.within(
                Duration.ofSeconds(20),
                "the answer does not hold any more",
                () -> own(authority, more, token).status() == 503);
        Refusal.of(own(authority, more, token)).isUndecided(503);
    }

    @Test
    default void answerThatMustNotBeKept_isAskedForAgain() throws Exception { // TBF-6
        EmbeddedAuthority authority = stand().asked().introspectionCacheControl("no-store");
        String token = authority.opaque().issue();

        assertReached(own(authority, "", token), "somebody");
        assertReached(own(authority, "", token), "somebody");
        assertThat(questionsAbout(token, authority)).hasSize(2);
    }

    @Test
    default void firstUsesOfAToken_shareOneQuestion() throws Exception {
        EmbeddedAuthority authority = stand().asked();
        authority.fault(Endpoint.INTROSPECTION, Fault.slow(Duration.ofMillis(300)));
        String token = authority.opaque().issue();
        stand().adapter(Asking.alone(authority, ""));

        for (Response response : together(Collections.nCopies(20, () -> own(authority, "", token)))) {
            assertReached(response, "somebody");
        }
        assertThat(questionsAbout(token, authority)).hasSize(1);
    }

    @Test
    default void outageOfOneDomain_leavesItsTokensUndecidedAndThoseOfOthersAlone() throws Exception {
        EmbeddedAuthority down = stand().asked();
        EmbeddedAuthority well = stand().asked();
        String yaml = Asking.each(
                List.of(new Asked("down", down, ""), new Asked("well", well, "")),
                "  - {id: both, path: /both, access: authenticated, domains: [down, well]}\n");
        String ofTheOne = down.opaque().issue();
        String ofTheOther = well.opaque().subject("bob").issue();
        down.fault(Fault.DOWN);

        Refusal.of(on(yaml, "/both", ofTheOne)).isUndecided(503);
        Refusal.of(on(yaml, "/both", "nobody-knows-this-token")).isUndecided(503);
        assertReached(on(yaml, "/both", ofTheOther), "bob");
    }

    private static List<Response> together(List<Callable<Response>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Response> responses = new ArrayList<>();
            for (Future<Response> each : threads.invokeAll(calls)) {
                responses.add(each.get());
            }
            return responses;
        } finally {
            threads.shutdownNow();
        }
    }

    private Response own(EmbeddedAuthority authority, String more, String token) throws Exception {
        return on(Asking.alone(authority, more), Configurations.ALONE, token);
    }

    private Response on(String yaml, String path, String token) throws Exception {
        return stand().request(yaml, "GET", path).bearer(token).send();
    }
}
