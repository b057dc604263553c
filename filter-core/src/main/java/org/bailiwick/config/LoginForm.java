package org.bailiwick.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.token.Secret;

/** The keys under {@code login} of a domain of {@code kind: asid}. */
final class LoginForm {
    static final Key<Fields> CONSUMER =
            Key.required("consumer", ConsumerForm.FORM, "Who we are to the authority when people log in.");
    static final Key<String> CALLBACK = Key.withDefault(
            "callback",
            ServedPath.like("/login/callback", path -> true),
            "/login/callback",
            "Where browsers come back to from the authority. `external-url` with this behind it is the `c_url` that the"
                    + " authority must have registered. No rule decides over it.");
    static final Key<String> LOGOUT = Key.withDefault(
            "logout",
            ServedPath.like("/logout", path -> true),
            "/logout",
            "Where a login is ended, by `POST` from a page of our own. No rule decides over it.");
    static final Key<String> AFTER_LOGOUT = Key.withDefault(
            "after-logout",
            ServedPath.orRoot("/goodbye"),
            "/",
            "Where a browser goes then: a path below `external-url`.");
    static final Key<List<Located<String>>> GRANTS =
            Key.withDefault("grants", ListOf.any(Kinds.TEXT), "[]", "The roles that people are asked for (`c_grant`).");
    static final Key<List<Located<String>>> SCOPES = Key.withDefault(
            "scopes",
            ListOf.any(Kinds.SCOPE),
            "[]",
            "The pieces of information that people are asked for (`c_scope`).");
    static final Key<Keep> KEEP = Key.withDefault(
            "keep",
            Kinds.choice(Keep.values()),
            "memory",
            "Where what is known of a login is kept. `memory`: here, and the cookie only says which one it is. `cookie`:"
                    + " sealed in the cookie, so that every node knows it that has the same `cookie-keys`.");
    static final Key<List<Located<Secret>>> COOKIE_KEYS = Key.optional(
            "cookie-keys",
            ListOf.some(KeyText.IN_BASE64URL),
            "made at start; required with `keep: cookie`",
            "What cookies are sealed with, 256 bits each: the first one seals, all open. Several nodes need the same.");
    static final Key<Integer> SESSIONS = Key.withDefault(
            "sessions",
            Kinds.count(1, 10_000_000),
            "100000",
            "How many logins are kept in memory at most. When there is no room for one more, the one that was used longest"
                    + " ago goes.");
    static final Key<Duration> REFRESH_BEFORE = Key.withDefault(
            "refresh-before",
            Quantities.duration("0s", "1h"),
            "60s",
            "How long before its end a session is refreshed, if its person comes; at most half its life.");
    static final Key<Duration> WINDOW = Key.withDefault(
            "window",
            Quantities.duration("30s", "1h"),
            "10m",
            "How long a person has to log in at the authority, if that allows as much.");
    static final Key<Boolean> WITHOUT_CODE = Key.withDefault(
            "insecure-without-code",
            Kinds.TOGGLE,
            "false",
            "Whether the authority is of the seed's form: browsers come back from it with the session's identifier and no"
                    + " one-time code.");

    static final Form FORM = Form.of(
            CONSUMER,
            CALLBACK,
            LOGOUT,
            AFTER_LOGOUT,
            GRANTS,
            SCOPES,
            KEEP,
            COOKIE_KEYS,
            SESSIONS,
            REFRESH_BEFORE,
            WINDOW,
            WITHOUT_CODE);

    private LoginForm() {}

    static void check(Fields fields, Reading reading) {
        fields.find(CONSUMER).ifPresent(consumer -> ConsumerForm.check(consumer, reading));
        if (fields.find(KEEP).filter(Keep.COOKIE::equals).isPresent() && !fields.has(COOKIE_KEYS)) {
            reading.report(
                    fields.place(COOKIE_KEYS),
                    "missing (expected: " + COOKIE_KEYS.kind().inWords() + ", as logins are kept in cookies)");
        }
        fields.find(AFTER_LOGOUT)
                .filter(path -> fields.find(LOGOUT).filter(path::equals).isPresent()
                        || fields.find(CALLBACK).filter(path::equals).isPresent())
                .ifPresent(path -> reading.unexpected(
                        fields.place(AFTER_LOGOUT), "a path that is neither the login's callback nor its logout"));
    }

    static LoginSettings build(Fields fields) {
        return new LoginSettings(
                ConsumerForm.build(fields.get(CONSUMER)),
                fields.get(CALLBACK),
                fields.get(LOGOUT),
                fields.get(AFTER_LOGOUT),
                set(fields.get(GRANTS)),
                set(fields.get(SCOPES)),
                fields.get(KEEP),
                Located.values(fields.find(COOKIE_KEYS).orElse(List.of())),
                fields.get(SESSIONS),
                fields.get(REFRESH_BEFORE),
                fields.get(WINDOW),
                fields.get(WITHOUT_CODE));
    }

    private static Set<String> set(List<Located<String>> texts) {
        return new HashSet<>(Located.values(texts));
    }
}
