package org.bailiwick.config;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;

/** The keys of a domain of {@code kind: asid}. */
final class AsidDomainForm {
    static final String CONSUMER = "[!#-&(-\\[\\]-~]{1,255}";
    static final String CONSUMER_IN_WORDS = "a c_id of printable ASCII without space, quotes and backslash";

    static final Key<URI> AUTHORITY = Key.required(
            "authority",
            Url.WITHOUT_QUERY,
            "The authority whose sessions these are, exactly as it calls itself. What is not said here of it is discovered"
                    + " from its metadata (`/.well-known/asid-authority`). No two domains have the same.");
    static final Key<URI> ENDPOINT =
            Key.optional("endpoint", Url.ANY, "discovered", "Where it is asked: its verify endpoint.");
    static final Key<Fields> CREDENTIALS = Key.required(
            "resource-credentials",
            ClientForm.FORM,
            "Who we are to the authority, and how we prove it; the `id` is what it calls this resource (`r_id`). Not by"
                    + " `client_secret_post`.");
    static final Key<List<Located<Mode>>> MODES = Key.withDefault(
            "modes",
            ListOf.some(Kinds.choice(Mode.values())),
            "[proof]",
            "How consumers may present a session. `proof`: with a signature over the request. `ticket`: with that, and with"
                    + " what the authority has signed about the session. `secret`: with their secret itself, where this"
                    + " resource is of the authority's own domain; rules must allow it, too.");
    static final Key<Duration> LEEWAY = Key.withDefault(
            "leeway", Quantities.duration("0s", "30s"), "30s", "Tolerated difference between its clock and ours.");
    static final Key<Fields> CACHE =
            Key.withDefault("cache", SessionLifetimesForm.FORM, "{}", "How long answers are remembered.");
    static final Key<Fields> TICKETS = Key.optional(
            "tickets", SignedAnswersForm.FORM, "required with `ticket` in `modes`", "How its tickets are signed.");
    private static final Naming NAMING = Naming.matching("CONSUMER", CONSUMER_IN_WORDS, CONSUMER);

    static final Key<Map<String, Located<Secret>>> PROOF_KEYS = Key.optional(
            "proof-keys",
            MapOf.some(NAMING, KeyText.HEX_OR_BASE64URL),
            "those that the authority hands out",
            "What the proofs of consumers are made with for this resource, by `c_id`. Proofs of these consumers are checked"
                    + " here and never by the authority.");
    static final Key<Map<String, Located<Fields>>> CONSUMERS = Key.optional(
            "consumers",
            new ListOrMap(Kinds.matching(CONSUMER_IN_WORDS, CONSUMER), NAMING, AdmittedConsumerForm.FORM),
            "all that the authority knows",
            "The consumers that may present sessions here; the one that logs people in here is always one of them. A rule that believes several domains of sessions needs them of each,"
                    + " and of no two the same: by its consumer is known whose a session is.");
    static final Key<Integer> NONCES = Key.withDefault(
            "nonces",
            Kinds.count(1_000, 10_000_000),
            "1000000",
            "How many proofs of the latest minutes are remembered, so that none is taken twice, at some 20 to 50 bytes each; when"
                    + " there is no room for one more, the answer is 503.");

    static final Key<Fields> LOGIN = Key.optional(
            "login",
            LoginForm.FORM,
            "nobody is logged in here",
            "How people log in with a browser, with us as a consumer of the authority; for rules that name this domain as"
                    + " their `login`.");

    static final Form FORM = Form.of(
            DomainKeys.KIND,
            AUTHORITY,
            ENDPOINT,
            CREDENTIALS,
            MODES,
            LEEWAY,
            CACHE,
            TICKETS,
            PROOF_KEYS,
            CONSUMERS,
            NONCES,
            LOGIN);

    private AsidDomainForm() {}

    static void check(Fields fields, Reading reading) {
        fields.find(CREDENTIALS).ifPresent(credentials -> checkCredentials(credentials, reading));
        fields.find(LOGIN).ifPresent(login -> LoginForm.check(login, reading));
        checkOwnConsumer(fields, reading);
        fields.find(TICKETS).ifPresent(tickets -> PublishedKeys.check(tickets, reading));
        fields.find(MODES)
                .filter(modes -> fields.has(AUTHORITY) || fields.has(MODES))
                .ifPresent(modes -> {
                    boolean taken = Located.values(modes).contains(Mode.TICKET);
                    if (taken && !fields.has(TICKETS)) {
                        reading.report(
                                fields.place(TICKETS),
                                "missing (expected: " + TICKETS.kind().inWords() + ", as modes has ticket)");
                    } else if (!taken && fields.has(TICKETS)) {
                        reading.report(fields.place(TICKETS), "nobody may present one (expected: ticket in modes)");
                    }
                });
    }

    /** Those who log in here are where their browsers are: what is said of the consumer would say nothing of them. */
    private static void checkOwnConsumer(Fields fields, Reading reading) {
        fields.find(LOGIN)
                .flatMap(login -> login.find(LoginForm.CONSUMER))
                .flatMap(consumer -> consumer.find(ConsumerForm.ID))
                .flatMap(id -> Optional.ofNullable(
                        fields.find(CONSUMERS).orElse(Map.of()).get(id)))
                .map(Located::value)
                .filter(own -> own.has(AdmittedConsumerForm.ADDRESSES))
                .ifPresent(own -> reading.unexpected(
                        own.place(AdmittedConsumerForm.ADDRESSES),
                        "none, as this consumer logs people in here, wherever they are"));
    }

    private static void checkCredentials(Fields credentials, Reading reading) {
        ClientForm.check(credentials, reading);
        credentials
                .find(ClientForm.METHOD)
                .filter(ClientMethod.CLIENT_SECRET_POST::equals)
                .ifPresent(posted -> reading.unexpected(
                        credentials.place(ClientForm.METHOD),
                        "client_secret_basic, private_key_jwt or tls_client_auth at this kind of authority"));
    }

    /** Whether it is of this kind, and may take the modes that are read of it. */
    static boolean takes(Fields fields, Mode mode) {
        return fields.find(DomainKeys.KIND).filter(DomainKind.ASID::equals).isPresent()
                && fields.find(MODES).map(Located::values).orElse(List.of()).contains(mode);
    }

    static DomainSettings build(String name, Fields fields) {
        Optional<LoginSettings> login = fields.find(LOGIN).map(LoginForm::build);
        Map<String, Secret> keys = new LinkedHashMap<>();
        fields.find(PROOF_KEYS).orElse(Map.of()).forEach((consumer, key) -> keys.put(consumer, key.value()));
        return new DomainSettings.Asid(
                name,
                new Issuer(fields.get(AUTHORITY).toString()),
                fields.find(ENDPOINT),
                ClientForm.build(fields.get(CREDENTIALS)),
                EnumSet.copyOf(Located.values(fields.get(MODES))),
                fields.get(LEEWAY),
                SessionLifetimesForm.build(fields.get(CACHE)),
                fields.find(TICKETS).map(SignedAnswersForm::build),
                keys,
                consumers(fields, login),
                fields.get(NONCES),
                login);
    }

    /** Whoever logs in here comes with a session of our own, which need not be said twice. */
    private static Map<String, ConsumerSettings> consumers(Fields fields, Optional<LoginSettings> login) {
        Map<String, ConsumerSettings> consumers = new HashMap<>();
        fields.find(CONSUMERS)
                .orElse(Map.of())
                .forEach((name, more) -> consumers.put(name, AdmittedConsumerForm.build(more.value())));
        if (!consumers.isEmpty()) {
            login.ifPresent(own -> consumers.putIfAbsent(own.consumer().id(), ConsumerSettings.ANYWHERE));
        }
        return consumers;
    }
}
