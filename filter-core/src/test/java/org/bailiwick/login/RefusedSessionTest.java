package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.FakeConsumer.completed;
import static org.bailiwick.login.FakeConsumer.sid;
import static org.bailiwick.login.LoginUnderTest.nobody;
import static org.bailiwick.login.LoginUnderTest.now;
import static org.bailiwick.login.LoginUnderTest.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a login whose session the authority does not take, in both forms in which logins are kept. */
class RefusedSessionTest {
    private static long refreshes(LoginUnderTest login) {
        return login.consumer.asked.stream()
                .filter(asked -> asked.startsWith("refresh"))
                .count();
    }

    /** The browser's request is not taken; the browser gets the answer's cookies. */
    private static Arrival refused(LoginUnderTest login, Browser browser, Reason reason) {
        FakeRequest request = browser.goes("/desk");
        Arrival after = now(login.login.rejected(request, person(login.arrive(request)), reason));
        browser.takes(LoginUnderTest.cookiesOf(after));
        return after;
    }

    private static void assertOver(LoginUnderTest login, Arrival after, Browser browser) {
        assertThat(nobody(after).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(login.forgotten).hasSize(1);
        assertThat(nobody(login.arrive(browser.copy().goes("/desk"))).cookies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refusalThatMayBeForOurProof_isNotTheEndWhereTheSessionIsRefreshed(Keep keep) { // AS-12, CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Arrival.Person after = person(refused(login, browser, Reason.SESSION_INACTIVE));
        assertThat(after.credential().session().sid()).isEqualTo(sid(2));
        assertThat(after.cookies()).hasSize(keep == Keep.COOKIE ? 1 : 0);
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(refreshes(login)).isEqualTo(1);
        assertThat(login.forgotten).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatCameOfThat_isNotTriedAgain(Keep keep) { // CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        person(refused(login, browser, Reason.SESSION_INACTIVE));
        assertOver(login, refused(login, browser, Reason.SESSION_INACTIVE), browser);
        assertThat(refreshes(login)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatIsNotRefreshed_isOver(Keep keep) { // CS-6
        for (SessionConsumer.Refreshed answer : List.of(
                new SessionConsumer.Ended(),
                new SessionConsumer.Raced(),
                new SessionConsumer.NotRefreshed(Reason.AUTHORITY_UNREACHABLE))) {
            LoginUnderTest login = new LoginUnderTest(keep);
            Browser browser = login.loggedIn();
            login.consumer.refresh = sid -> completed(answer);
            assertOver(login, refused(login, browser, Reason.SESSION_INACTIVE), browser);
            assertThat(refreshes(login)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"SESSION_MISMATCH", "SESSION_EXPIRED", "CONSUMER_NOT_ALLOWED"})
    void refusalThatIsNotForTheProof_endsTheLoginUnasked(Reason reason) { // CS-6
        LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);
        Browser browser = login.loggedIn();
        assertOver(login, refused(login, browser, reason), browser);
        assertThat(refreshes(login)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void hundredRefusalsAtOnce_areOneRefreshAndLoseNothing(Keep keep) throws Exception { // CS-5
        LoginUnderTest login = new LoginUnderTest(keep);
        FakeRequest request = login.loggedIn().goes("/desk");
        Arrival.Person person = person(login.arrive(request));
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch ready = new CountDownLatch(100);
            List<Future<CompletionStage<Arrival>>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return login.login.rejected(request, person, Reason.SESSION_INACTIVE);
                }));
            }
            List<CompletionStage<Arrival>> waiting = new ArrayList<>();
            for (Future<CompletionStage<Arrival>> each : all) {
                waiting.add(each.get(10, TimeUnit.SECONDS));
            }
            assertThat(waiting)
                    .allSatisfy(stage -> assertThat(stage.toCompletableFuture()).isNotDone());
            refresh.complete(login.consumer.renewed());
            waiting.add(login.login.rejected(request, person, Reason.SESSION_INACTIVE)); // one that is late
            assertThat(waiting)
                    .allSatisfy(stage -> assertThat(
                                    person(now(stage)).credential().session().sid())
                            .isEqualTo(sid(2)));
            assertThat(refreshes(login)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refusalsOfASessionThatHasEnded_areOneRefreshAndNobodys(Keep keep) { // CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        FakeRequest request = login.loggedIn().goes("/desk");
        Arrival.Person person = person(login.arrive(request));
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        List<CompletionStage<Arrival>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(login.login.rejected(request, person, Reason.SESSION_INACTIVE));
        }
        refresh.complete(new SessionConsumer.Ended());
        waiting.add(login.login.rejected(request, person, Reason.SESSION_INACTIVE));
        assertThat(waiting)
                .allSatisfy(stage -> assertThat(nobody(now(stage)).reason()).isEqualTo(Reason.LOGIN_ENDED));
        assertThat(refreshes(login)).isEqualTo(1);
        assertThat(login.forgotten).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void loginThatEndsMeanwhile_staysEnded(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        FakeRequest request = browser.goes("/desk");
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        CompletionStage<Arrival> waiting =
                login.login.rejected(request, person(login.arrive(request)), Reason.SESSION_INACTIVE);
        login.serve(browser, browser.posts("/logout"));
        refresh.complete(login.consumer.renewed());
        assertThat(nobody(now(waiting)).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(login.consumer.asked).endsWith("revoke " + sid(1), "revoke " + sid(2));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatCameOfThatBeforeItWasDue_isRefreshedAsAnyOther(Keep keep) { // CS-5
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        person(refused(login, browser, Reason.SESSION_INACTIVE)); // at once, so that it lasts no longer than the first
        login.clock.advance(FakeConsumer.LIFE.minusSeconds(60).minusMillis(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        login.clock.advance(Duration.ofMillis(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(3));
        assertThat(person(refused(login, browser, Reason.SESSION_INACTIVE))
                        .credential()
                        .session()
                        .sid())
                .as("another one may be tried")
                .isEqualTo(sid(4));
    }
}
