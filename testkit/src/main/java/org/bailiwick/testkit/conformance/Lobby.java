package org.bailiwick.testkit.conformance;

import static org.bailiwick.testkit.conformance.Stand.assertReached;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.Resource;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.Visitor;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Cookie;
import org.bailiwick.testkit.browser.Page;

/** The adapter as the consumer of an authority at each {@link Door}, under one configuration; and the browsers of those who come. */
final class Lobby implements AutoCloseable {
    /** Who Alice is to the authority. */
    static final String UID = "u-8842";

    /** Where another service is, of the same consumer. */
    static final String ELSEWHERE = "https://other.example.com";

    private final Stand stand;
    private final LobbyFile file;
    private final Consumer consumer;
    private final Map<Door, SessionAuthority> authorities = new EnumMap<>(Door.class);

    private Lobby(Draft draft) {
        this.stand = draft.stand;
        Consumer.Builder registered =
                Consumer.builder("web-1").grants("teller", "auditor").scopes("email");
        for (Door door : Door.values()) {
            registered.url(Configurations.RESOURCE + door.callback()).url(ELSEWHERE + door.callback());
        }
        this.consumer = registered.build();
        for (Door door : Door.values()) {
            authorities.put(door, draft.settings.start().register(consumer));
            authority(door)
                    .register(Resource.builder(Configurations.RESOURCE)
                            .secret(Asking.SECRET)
                            .build())
                    .person("alice", UID)
                    .barred("mallory", "u-0666");
        }
        this.file = new LobbyFile(stand.home().issuer(), consumer, draft.ofDomain, draft.ofLogin);
    }

    /** Begins one whose sessions last, and where what the authority says is remembered. */
    static Draft draft(Stand stand) {
        return new Draft(stand);
    }

    SessionAuthority authority(Door door) {
        return Objects.requireNonNull(authorities.get(door));
    }

    Consumer consumer() {
        return consumer;
    }

    private URI adapter() throws Exception {
        return stand.adapter(file.yaml(Configurations.RESOURCE, this));
    }

    /** A browser without cookies, for which the adapter is at its external URL. */
    Browser browser() throws Exception {
        return Browser.builder().proxy(Configurations.RESOURCE, adapter()).open();
    }

    /** The same, which heeds no {@code SameSite}. */
    Browser oldBrowser() throws Exception {
        return Browser.builder()
                .proxy(Configurations.RESOURCE, adapter())
                .withoutSameSite()
                .open();
    }

    /** The same, of the time before {@code SameSite} and {@code Sec-Fetch-Site}. */
    Browser oldestBrowser() throws Exception {
        return Browser.builder()
                .proxy(Configurations.RESOURCE, adapter())
                .withoutSameSite()
                .withoutFetchMetadata()
                .open();
    }

    /** A browser for which another service with the same authorities and keys is {@link #ELSEWHERE}. */
    Browser browserElsewhere() throws Exception {
        return Browser.builder()
                .proxy(ELSEWHERE, stand.adapter(file.yaml(ELSEWHERE, this)))
                .open();
    }

    /** A request that no browser makes. */
    Request request(String method, String target) throws Exception {
        return new Request(adapter(), method, target);
    }

    /** Alice, who lets the consumer act as a teller and know her address, and does not make it an auditor. */
    static Visitor alice() {
        return Visitor.as("alice").granting("teller").sharing("email");
    }

    /** A login of Alice's as far as the redirect back to us, which is not followed. */
    static Page back(Browser browser, URI target) {
        return alice().allow(browser.visit(target).follow());
    }

    /** A login of Alice's, to its end. */
    @CanIgnoreReturnValue
    static Page login(Browser browser, URI target) {
        Page page = back(browser, target).followAll();
        assertReached(Shown.response(page), UID);
        return page;
    }

    /** A browser with a login of Alice's. */
    Browser loggedIn(Door door) throws Exception {
        Browser browser = browser();
        login(browser, door.url("/desk"));
        return browser;
    }

    /** The value of that cookie; empty when the browser has none. */
    static String value(Browser browser, String cookie) {
        return browser.cookies(Door.at("/")).stream()
                .filter(each -> each.name().equals(cookie))
                .map(Cookie::value)
                .findFirst()
                .orElse("");
    }

    /** Puts a cookie, as one of ours, into the browser. */
    static void plant(Browser browser, String cookie, String value) {
        browser.keep(Door.at("/"), cookie + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    /** A new browser with this cookie alone, as one that has stolen it. */
    Browser holding(String cookie, String value) throws Exception {
        Browser browser = browser();
        plant(browser, cookie, value);
        return browser;
    }

    @Override
    public void close() {
        authorities.values().forEach(SessionAuthority::close);
    }

    /** What is different from the usual. */
    static final class Draft {
        private final Stand stand;
        private final SessionAuthority.Builder settings = SessionAuthority.builder();
        private String ofDomain = "";
        private String ofLogin = "";

        private Draft(Stand stand) {
            this.stand = stand;
        }

        /** Nothing that the authority says is remembered. */
        @CanIgnoreReturnValue
        Draft asking() {
            this.ofDomain = "cache: {positive: 0s, negative: 0s}\n";
            return this;
        }

        /** A_SIDs that live so long, in sessions that live so long. */
        @CanIgnoreReturnValue
        Draft lasting(Duration sid, Duration session) {
            settings.sidMaxAge(sid).sessionMaxAge(session);
            return this;
        }

        /** An authority of the seed's form. */
        @CanIgnoreReturnValue
        Draft seed() {
            settings.seedLiteral();
            this.ofLogin = "insecure-without-code: true\n";
            return this;
        }

        Lobby open() {
            return new Lobby(this);
        }
    }
}
