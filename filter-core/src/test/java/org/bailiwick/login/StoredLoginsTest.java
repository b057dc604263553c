package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.credential.SessionName;
import org.junit.jupiter.api.Test;

class StoredLoginsTest {
    private static final Instant END = LoginUnderTest.NOW.plusSeconds(600);

    private final List<String> gone = new ArrayList<>();
    private final StoredLogins logins = of(1000);

    private StoredLogins of(int most) {
        return new StoredLogins(
                most,
                new RandomText(new SecureRandom()),
                session -> gone.add(session.name().sid()));
    }

    private static LoginSession session(String subject, String sid) {
        return new LoginSession(new SessionName("web-1", sid, subject), END, END);
    }

    private static List<Held> open(StoredLogins logins, String subject, int from, int to) {
        List<Held> opened = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            opened.add(logins.open(session(subject, "sid-" + i)));
        }
        return opened;
    }

    @Test
    void personWithTooManyLogins_losesTheOldestOfTheirOwn() {
        Held bobs = logins.open(session("bob", "bobs"));
        List<Held> alices = open(logins, "alice", 1, 20);
        assertThat(gone).isEmpty();

        alices.addAll(open(logins, "alice", 21, 22));

        assertThat(gone).containsExactly("sid-1", "sid-2");
        assertThat(alices.stream().filter(held -> logins.find(held.cookie()).isPresent()))
                .containsExactlyElementsOf(alices.subList(2, 22));
        assertThat(logins.find(bobs.cookie())).contains(bobs);
    }

    @Test
    void loginsThatHaveEnded_areNotCounted() {
        List<Held> alices = open(logins, "alice", 1, 20);
        for (Held held : alices.subList(5, 15)) {
            assertThat(logins.end(held)).isTrue();
        }
        for (Held held : alices.subList(15, 20)) {
            assertThat(logins.take(held.cookie())).isPresent();
        }
        open(logins, "alice", 21, 35);
        assertThat(gone).isEmpty();
        open(logins, "alice", 36, 36);
        assertThat(gone).containsExactly("sid-1");
    }

    @Test
    void loginsThatWerePushedOut_areNotCounted() {
        StoredLogins few = of(21);
        open(few, "alice", 1, 20);
        open(few, "bob", 101, 120);
        open(few, "alice", 21, 39);
        assertThat(gone).isEmpty();
        open(few, "alice", 40, 41);
        assertThat(gone).containsExactly("sid-21");
    }

    @Test
    void refreshedLogin_isStillThePersons() {
        List<Held> alices = open(logins, "alice", 1, 20);
        logins.renew(alices.get(0), session("alice", "refreshed"));
        open(logins, "alice", 21, 21);
        assertThat(gone).containsExactly("refreshed");
    }

    @Test
    void loginThatGoesForAnother_isRevokedAndForgotten() {
        LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);
        Browser first = login.loggedIn();
        for (int i = 2; i <= 20; i++) {
            login.loggedIn();
        }
        assertThat(login.consumer.asked).noneMatch(asked -> asked.startsWith("revoke"));

        login.loggedIn();

        assertThat(login.consumer.asked)
                .filteredOn(asked -> asked.startsWith("revoke"))
                .containsExactly("revoke " + FakeConsumer.sid(1));
        assertThat(login.forgotten)
                .singleElement()
                .satisfies(session -> assertThat(session.sid()).isEqualTo(FakeConsumer.sid(1)));
        assertThat(LoginUnderTest.nobody(login.arrive(first.goes("/desk"))).cookies())
                .hasSize(1);
    }
}
