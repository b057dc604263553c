package org.bailiwick.login;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/**
 * The login of one domain, for browsers. A browser that has logged in has a cookie that names its login; the login has an A_SID,
 * which is verified like any other and is all that its request is worth.
 */
final class BrowserLogin implements Login {
    private final String domain;
    private final LoginSettings settings;
    private final SessionConsumer consumer;
    private final Clock clock;
    private final LoginCookies cookies;
    private final LoginStore logins;
    private final Refreshing refreshing;
    private final SameOrigin sameOrigin;
    private final RandomText states;
    private final RefusalPages refusals;
    private final Callback callback;
    private final Logout logout;

    /**
     * The login of a domain.
     *
     * @param domain a domain where people are logged in
     * @param externalUrl the URL under which browsers reach us
     * @param consumer ourselves at its authority
     * @param forget has the domain forget what it remembers of a session
     * @throws IllegalArgumentException when nobody is logged in at the domain, or a key for cookies is none
     */
    BrowserLogin(
            DomainSettings.Asid domain,
            URI externalUrl,
            SessionConsumer consumer,
            Consumer<SessionName> forget,
            Clock clock,
            SecureRandom random) {
        this.domain = domain.name();
        this.settings = domain.login()
                .orElseThrow(
                        () -> new IllegalArgumentException("login: none (expected: one, of " + domain.name() + ")"));
        this.consumer = consumer;
        this.clock = clock;
        this.states = new RandomText(random);
        ExternalUrl url = new ExternalUrl(externalUrl);
        CookieSeals seals = CookieSeals.of(domain, settings, url, random);
        this.cookies = LoginCookies.of(domain.name(), seals, settings.window());
        this.logins = new ForgettingLogins(storeOf(seals, forget), forget);
        this.refreshing = new Refreshing(consumer, logins, settings.refreshBefore(), clock);
        this.sameOrigin = new SameOrigin(url.origin());
        this.refusals = new RefusalPages(url, settings.logout());
        this.callback = new Callback(domain.issuer().value(), settings, consumer, logins, cookies, url, clock);
        this.logout = new Logout(settings, consumer, logins, cookies, sameOrigin, url, clock);
    }

    private LoginStore storeOf(CookieSeals seals, Consumer<SessionName> forget) {
        return switch (settings.keep()) {
            case MEMORY ->
                new StoredLogins(settings.sessions(), states, session -> {
                    forget.accept(session.name());
                    consumer.revoke(session.name().sid(), session.end());
                });
            case COOKIE -> {
                CookieSeal seal = seals.of(cookies.session().name());
                SealedSession sealed =
                        new SealedSession(seal, settings.consumer().id());
                yield new SealedLogins(sealed, settings.sessions(), clock);
            }
        };
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public CompletionStage<Arrival> arrive(InboundRequest request) {
        Optional<String> cookie = cookies.session(request);
        if (cookie.isEmpty()) {
            return completed(new Arrival.Nobody(Reason.CREDENTIAL_MISSING, List.of()));
        }
        Optional<Held> held = logins.find(cookie.get());
        boolean live =
                held.filter(login -> !login.session().isOver(clock.instant())).isPresent();
        if (live && !sameOrigin.isTrusted(request)) {
            return completed(new Arrival.Refused(Reason.CROSS_SITE_REQUEST));
        }
        return held.map(refreshing::current)
                .orElseGet(() -> CompletableFuture.completedStage(held))
                .thenApply(current -> arrival(request, cookie.get(), current));
    }

    @Override
    public CompletionStage<Arrival> rejected(InboundRequest request, Arrival.Person person) {
        SessionName tried = person.credential().session();
        String cookie = cookies.session(request).orElse("");
        return refreshing.settled(tried).thenApply(settled -> arrival(request, cookie, without(tried, cookie)));
    }

    /** The login with another session than that; it is ended if it has none. */
    private Optional<Held> without(SessionName tried, String cookie) {
        logins.find(cookie).filter(held -> held.session().isOf(tried)).ifPresent(logins::end);
        return logins.find(cookie);
    }

    private Arrival arrival(InboundRequest request, String cookie, Optional<Held> held) {
        return held.<Arrival>map(login -> new Arrival.Person(
                        new Credential.Asid(login.session().name(), new Presentation.LoggedIn(), covered(request)),
                        login.cookie().equals(cookie)
                                ? List.of()
                                : List.of(cookies.session().of(login.cookie()))))
                .orElseGet(() -> new Arrival.Nobody(
                        Reason.LOGIN_ENDED, List.of(cookies.session().gone())));
    }

    /** Nothing of the request is signed: who has sent it has shown no proof, and the one that we make is over another. */
    private static CoveredRequest covered(InboundRequest request) {
        return new CoveredRequest(request.method(), request.rawPath(), CoveredRequest.UNREAD);
    }

    @Override
    public boolean isVisit(InboundRequest request) {
        return Visits.isVisit(request);
    }

    @Override
    public HttpAnswer shown(InboundRequest request, Reason reason, HttpAnswer refusal) {
        return refusals.of(request, reason, refusal);
    }

    @Override
    public CompletionStage<Beginning> begin(InboundRequest request) {
        if (cookies.pending().read(request).areInVain(clock.instant())) {
            return completed(new Beginning.Failed(Reason.LOGIN_IN_VAIN));
        }
        String state = states.next();
        return consumer.handshake(state)
                .thenApply(said -> said.fold(
                        redirect -> sent(request, state, redirect), failed -> new Beginning.Failed(failed.reason())));
    }

    private Beginning sent(InboundRequest request, String state, SessionConsumer.Redirect redirect) {
        Instant latest = clock.instant().plus(settings.window());
        Instant end = redirect.end().isBefore(latest) ? redirect.end() : latest;
        PendingLogin login = new PendingLogin(state, redirect.sid(), redirect.handle(), end, Target.of(request));
        String cookie = cookies.pending().write(cookies.pending().read(request).with(login));
        return new Beginning.Sent(Pages.redirect(redirect.url().toASCIIString()).with("Set-Cookie", List.of(cookie)));
    }

    @Override
    public Optional<CompletionStage<Page>> served(InboundRequest request) {
        if (request.rawPath().equals(settings.callback())) {
            return Optional.of(callback.answer(request));
        }
        return request.rawPath().equals(settings.logout()) ? Optional.of(logout.answer(request)) : Optional.empty();
    }

    private static <T> CompletionStage<T> completed(T value) {
        return CompletableFuture.completedStage(value);
    }
}
