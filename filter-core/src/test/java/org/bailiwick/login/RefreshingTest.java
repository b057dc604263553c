package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.FakeConsumer.completed;
import static org.bailiwick.login.FakeConsumer.sid;
import static org.bailiwick.login.LoginUnderTest.SESSION;
import static org.bailiwick.login.LoginUnderTest.nobody;
import static org.bailiwick.login.LoginUnderTest.now;
import static org.bailiwick.login.LoginUnderTest.person;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CS-5, in both forms in which logins are kept. */
class RefreshingTest {
    private static final Duration ALMOST = FakeConsumer.LIFE.minusSeconds(60);

    private static long refreshes(LoginUnderTest login) {
        return login.consumer.asked.stream()
                .filter(asked -> asked.startsWith("refresh"))
                .count();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatIsAboutToEnd_isTradedForANewOne(Keep keep) { // CS-5
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        String before = browser.cookies.getOrDefault(SESSION, "");
        login.clock.advance(ALMOST.minusMillis(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        login.clock.advance(Duration.ofMillis(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(refreshes(login)).isEqualTo(1);
        assertThat(browser.cookies.getOrDefault(SESSION, "").equals(before)).isEqualTo(keep == Keep.MEMORY);
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(3));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionOfAShortLife_isTradedInTheSecondHalfOfIt(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Instant end = LoginUnderTest.NOW.plusSeconds(30);
        login.consumer.result = sid -> completed(new SessionConsumer.Opened(sid(9), "u-8842", end));
        Browser browser = login.loggedIn();
        login.clock.advance(Duration.ofSeconds(14));
        assertThat(login.sidOf(browser)).isEqualTo(sid(9));
        login.clock.advance(Duration.ofSeconds(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void hundredRequestsAtOnce_areOneRefreshAndLoseNothing(Keep keep) throws Exception {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.clock.advance(ALMOST);
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch ready = new CountDownLatch(100);
            List<Future<CompletionStage<Arrival>>> arrivals = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                arrivals.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return login.login.arrive(browser.goes("/desk"));
                }));
            }
            List<CompletionStage<Arrival>> waiting = new ArrayList<>();
            for (Future<CompletionStage<Arrival>> arrival : arrivals) {
                waiting.add(arrival.get(10, TimeUnit.SECONDS));
            }
            refresh.complete(login.consumer.renewed());
            Set<String> sids = waiting.stream()
                    .map(stage -> person(now(stage)).credential().session().sid())
                    .collect(Collectors.toSet());
            assertThat(sids).containsExactly(sid(2));
            assertThat(refreshes(login)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void requestsWhileRefreshesLand_neverRefreshOneTwice(Keep keep) throws Exception {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.clock.advance(ALMOST);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Set<String>>> all = new ArrayList<>();
            CountDownLatch ready = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    Set<String> seen = new HashSet<>();
                    for (int j = 0; j < 200; j++) {
                        CompletionStage<Arrival> stage = login.login.arrive(browser.goes("/desk"));
                        seen.add(person(stage.toCompletableFuture().get(10, TimeUnit.SECONDS))
                                .credential()
                                .session()
                                .sid());
                    }
                    return seen;
                }));
            }
            for (Future<Set<String>> seen : all) {
                assertThat(seen.get(30, TimeUnit.SECONDS)).containsExactly(sid(2));
            }
            assertThat(refreshes(login)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void requestWithTheOldSession_goesOnWithTheNewOne(Keep keep) { // AS-16
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        FakeRequest early = browser.goes("/desk");
        Arrival.Person person = person(login.arrive(early));
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        Arrival.Person after = person(now(login.login.rejected(early, person)));
        assertThat(after.credential().session().sid()).isEqualTo(sid(2));
        assertThat(after.cookies()).hasSize(keep == Keep.COOKIE ? 1 : 0);
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(login.forgotten).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void requestThatIsRejectedDuringARefresh_waitsForIt(Keep keep) { // AS-16
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        FakeRequest request = browser.goes("/desk");
        Arrival.Person person = person(login.arrive(request));
        login.clock.advance(ALMOST);
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        CompletionStage<Arrival> other = login.login.arrive(request);
        CompletionStage<Arrival> rejected = login.login.rejected(request, person);
        assertThat(rejected.toCompletableFuture()).isNotDone();
        refresh.complete(login.consumer.renewed());
        assertThat(person(now(rejected)).credential().session().sid()).isEqualTo(sid(2));
        assertThat(person(now(other)).credential().session().sid()).isEqualTo(sid(2));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void cookieFromBeforeTheRefresh_isTakenForAMinute(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser late = browser.copy();
        login.clock.advance(ALMOST);
        login.sidOf(browser);
        FakeRequest request = late.goes("/desk");
        login.clock.advance(Duration.ofSeconds(59));
        Arrival.Person person = person(login.arrive(request));
        assertThat(person.credential().session().sid()).isEqualTo(sid(2));
        assertThat(person.cookies()).hasSize(keep == Keep.COOKIE ? 1 : 0);
        login.clock.advance(Duration.ofSeconds(1));
        if (keep == Keep.COOKIE) {
            assertThat(nobody(login.arrive(request)).reason()).isEqualTo(Reason.LOGIN_ENDED);
        }
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(refreshes(login)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void authorityThatIsDown_leavesTheOldSessionToItsEnd(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.consumer.refresh = sid -> completed(new SessionConsumer.NotRefreshed(Reason.AUTHORITY_UNREACHABLE));
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        login.clock.advance(Duration.ofMillis(4999));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        assertThat(refreshes(login)).isEqualTo(1);
        login.clock.advance(Duration.ofMillis(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        assertThat(refreshes(login)).isEqualTo(2);
        login.clock.advance(Duration.ofSeconds(55));
        assertThat(nobody(login.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refreshThatSomebodyElseMakes_isTriedLater(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.consumer.refresh = sid -> completed(new SessionConsumer.Raced());
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        assertThat(refreshes(login)).isEqualTo(1);
        login.consumer.refresh = sid -> completed(login.consumer.renewed());
        login.clock.advance(Duration.ofSeconds(5));
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatHasEnded_endsTheLogin(Keep keep) { // CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser copy = browser.copy();
        login.consumer.refresh = sid -> completed(new SessionConsumer.Ended());
        login.clock.advance(ALMOST);
        assertThat(nobody(login.arrive(browser, browser.goes("/desk"))).reason())
                .isEqualTo(Reason.LOGIN_ENDED);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        assertThat(login.forgotten).hasSize(1);
        assertThat(nobody(login.arrive(copy.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(refreshes(login)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refreshThatDoesNotLengthen_isNotRepeated(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Instant end = LoginUnderTest.NOW.plus(FakeConsumer.LIFE);
        login.consumer.refresh = sid -> completed(new SessionConsumer.Renewed(sid(2), end));
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        login.clock.advance(Duration.ofSeconds(59));
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
        assertThat(refreshes(login)).isEqualTo(1);
        login.clock.advance(Duration.ofSeconds(1));
        assertThat(nobody(login.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refreshThatKeepsTheName_isUsed(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.consumer.refresh = sid ->
                completed(new SessionConsumer.Renewed(sid, login.clock.instant().plus(FakeConsumer.LIFE)));
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        login.clock.advance(Duration.ofSeconds(61));
        assertThat(login.sidOf(browser)).isEqualTo(sid(1));
        assertThat(refreshes(login)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refreshOfALoginThatWasReplacedMeanwhile_isGivenBack(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser again = browser.copy();
        String callback = login.begin(again, "/desk");
        login.clock.advance(ALMOST);
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        CompletionStage<Arrival> waiting = login.login.arrive(browser.goes("/desk"));
        login.comeBack(again, callback);
        assertThat(login.sidOf(again)).isEqualTo(sid(2));
        refresh.complete(login.consumer.renewed());
        assertThat(nobody(now(waiting)).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(login.consumer.asked).endsWith("revoke " + sid(1), "revoke " + sid(3));
        assertThat(login.sidOf(again)).isEqualTo(sid(2));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void defectInARefresh_isNotWaitedForByTheNext(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.clock.advance(ALMOST);
        login.consumer.refresh = sid -> {
            throw new IllegalStateException("a defect");
        };
        assertThat(login.login.arrive(browser.goes("/desk")).toCompletableFuture())
                .isCompletedExceptionally();
        login.consumer.refresh = sid -> completed(login.consumer.renewed());
        assertThat(login.sidOf(browser)).isEqualTo(sid(2));
    }

    @Test
    void requestThatComesRightAfterTheLanding_findsTheNewSession() {
        TestClock clock = new TestClock(LoginUnderTest.NOW);
        FakeConsumer consumer = new FakeConsumer(clock);
        StoredLogins logins = new StoredLogins(10, new RandomText(new SecureRandom()), gone -> {});
        Refreshing refreshing = new Refreshing(consumer, logins, Duration.ofSeconds(60), clock);
        SessionName name = new SessionName("web-1", sid(9), "u-8842");
        Held looked = logins.open(new LoginSession(name, clock.instant().plusSeconds(60), clock.instant()));
        Held landed = now(refreshing.current(looked)).orElseThrow();
        assertThat(now(refreshing.current(looked))).contains(landed);
        assertThat(consumer.asked).containsExactly("refresh " + sid(9));
        assertThat(logins.end(looked)).isFalse();
        assertThat(logins.find(looked.cookie())).contains(landed);
    }

    @Test
    void whatEndsOneSession_endsNoSuccessorOfIt() {
        TestClock clock = new TestClock(LoginUnderTest.NOW);
        SecureRandom random = new SecureRandom();
        CookieSeal seal = new CookieSeal(CookieKeys.of(List.of(), random), "cookie", random);
        SealedLogins logins = new SealedLogins(new SealedSession(seal, "web-1"), 10, clock);
        SessionName name = new SessionName("web-1", sid(1), "u-8842");
        Held first = logins.open(new LoginSession(name, clock.instant().plusSeconds(60), clock.instant()));
        LoginSession next = first.session()
                .refreshed(sid(2), clock.instant().plusSeconds(600), clock.instant(), Duration.ofSeconds(60));
        Held second = logins.renew(first, next).orElseThrow();
        assertThat(logins.end(first)).isFalse();
        assertThat(logins.renew(first, next)).isEmpty();
        assertThat(logins.find(first.cookie())).contains(second);
        assertThat(logins.find(second.cookie())).contains(second);
        assertThat(logins.end(second)).isTrue();
        assertThat(logins.find(first.cookie())).isEmpty();
        assertThat(logins.find(second.cookie())).isEmpty();
        assertThat(logins.take(first.cookie())).isEmpty();
    }
}
