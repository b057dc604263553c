package org.bailiwick.architecture;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailiwick.access.AccessContext;
import org.bailiwick.config.InternalJwtSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.exchange.SigningKeys;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes values of the core's types, with a marker in every place where a token, a secret or something about a person is kept.
 * Such places are known by their type or by their name; a map of texts, such as header fields, always is one.
 */
final class MarkedValues {
    /** Canonical base64url too, so that it can be the signature of a token. */
    static final String MARKER = "s3cretMarker";

    private static final byte[] MARKER_OCTETS = MARKER.getBytes(StandardCharsets.US_ASCII);
    private static final Pattern TELLING_NAME = Pattern.compile(
            "(?i)sid|.*(token|secret|password|passphrase|bearer|subject|credential|assertion|cookie|privateKey|apiKey).*");

    /** Records of which every text is about a person, or comes from where secrets come from. */
    private static final Set<Class<?>> TELLING_RECORDS = Set.of(Actor.class, ClaimValue.Exactly.class);

    private static final VerifiedToken TOKEN = VerifiedToken.vouchedBy(
                    "plain", new Issuer("plain"), MARKER, Instant.EPOCH)
            .client(MARKER)
            .actor(new Actor(MARKER, List.of(MARKER)))
            .claims(Claims.of(Map.of("sub", MARKER)))
            .build();

    /** Something of each type that cannot be made by the general rules; a type that is missing here is an error. */
    private static final List<Object> BY_HAND = byHand();

    private MarkedValues() {}

    private static List<Object> byHand() {
        UnverifiedJwt jwt = UnverifiedJwt.parse(base64("{\"alg\":\"ES256\",\"kid\":\"" + MARKER + "\"}") + "."
                        + base64("{\"iss\":\"plain\",\"sub\":\"" + MARKER + "\"}") + "." + MARKER)
                .fold(read -> read, reason -> {
                    throw new AssertionError(reason);
                });
        VerificationKey key = new VerificationKey("plain", SignatureAlgorithm.Ed25519, "plain", publicKey());
        return List.of(
                true,
                1,
                1L,
                BigInteger.ONE,
                MARKER_OCTETS,
                URI.create("https://plain.example/"),
                Path.of("plain"),
                Duration.ofMinutes(1),
                Instant.EPOCH,
                Clock.systemUTC(),
                Security.getProviders()[0],
                new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1),
                CompletableFuture.completedFuture(MARKER),
                Tag.STR,
                new ScalarNode(Tag.STR, MARKER, ScalarStyle.PLAIN),
                Secret.of(MARKER),
                TOKEN,
                TOKEN.claims(),
                jwt,
                result(UnverifiedJwt.class, jwt, "jws"),
                context(),
                proofKey(),
                new Caller(TOKEN, MARKER),
                FileTime.from(Instant.EPOCH),
                SigningKeys.of(
                        new InternalJwtSettings.Keys.Generated(SignatureAlgorithm.ES256, Duration.ofHours(24)),
                        Duration.ofMinutes(1),
                        Clock.systemUTC()),
                Scopes.of(List.of("plain")),
                Policy.of(List.of(ruleOfARoute())),
                AddressBlock.of("10.0.0.0/8"),
                InetAddress.getLoopbackAddress(),
                UpstreamSettings.DEFAULT,
                key,
                new KeySet(List.of(key), List.of("plain")));
    }

    private static Object proofKey() {
        try {
            Method parse = Class.forName("org.bailiwick.asid.ProofKey").getDeclaredMethod("parse", String.class);
            parse.setAccessible(true);
            return ((Optional<?>) parse.invoke(null, "00".repeat(32))).orElseThrow();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static AccessContext context() {
        try {
            Method of = AccessContext.class.getDeclaredMethod("of", String.class, Caller.class, NextHops.class);
            of.setAccessible(true);
            return (AccessContext) of.invoke(null, "plain", new Caller(TOKEN, MARKER), NextHops.none());
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static Rule ruleOfARoute() {
        return new Rule(
                "plain",
                Optional.of("plain"),
                PathPattern.of("/"),
                Set.of(),
                new Access.Public(),
                List.of(),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static PublicKey publicKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What a method of the core that is not public returns. */
    private static Object result(Class<?> owner, @Nullable Object target, String name, Object... arguments) {
        try {
            Class<?>[] types = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
            Method method = owner.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    /** What values of the type print although they must not. */
    static List<String> leaksOf(Class<?> type) {
        return of(type, false).stream()
                .map(Object::toString)
                .filter(text -> text.contains(MARKER) || text.contains(Arrays.toString(MARKER_OCTETS)))
                .toList();
    }

    /** Values of a type, one for each kind of content it can have. */
    private static List<?> of(Type type, boolean telling) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), telling);
        }
        return type instanceof Class<?> plain ? ofClass(plain, telling) : ofClass(Secret.class, telling);
    }

    private static List<?> ofGeneric(Class<?> type, Type[] arguments, boolean telling) {
        if (Map.class.isAssignableFrom(type)) {
            boolean texts = arguments[1] == String.class;
            return each(of(arguments[1], telling || texts), value -> new TreeMap<>(Map.of("plain", value)));
        }
        if (type == Optional.class) {
            return each(of(arguments[0], telling), Optional::of);
        }
        if (type == Set.class) {
            return each(of(arguments[0], telling), Set::of);
        }
        return type == List.class ? each(of(arguments[0], telling), List::of) : ofClass(type, telling);
    }

    private static <T> List<T> each(List<?> values, Function<Object, T> around) {
        return values.stream().map(value -> around.apply(value)).toList();
    }

    private static List<?> ofClass(Class<?> type, boolean telling) {
        if (type == String.class || type == Object.class) {
            return List.of(telling ? MARKER : "plain");
        }
        List<Object> byHand = BY_HAND.stream().filter(wrapped(type)::isInstance).toList();
        if (!byHand.isEmpty()) {
            return byHand;
        }
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .flatMap(permitted -> ofClass(permitted, telling).stream())
                    .toList();
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type.isInterface()) {
            return List.of(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> "plain"));
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        throw new IllegalArgumentException("type: " + type.getName() + " (expected: one that is made by hand here)");
    }

    private static Class<?> wrapped(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** As many as are needed for each value of each component to be in one; what a record refuses to hold is left out. */
    private static List<Object> ofRecord(Class<?> type) {
        List<List<?>> contents = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean telling = TELLING_RECORDS.contains(type)
                    || TELLING_NAME.matcher(component.getName()).matches();
            contents.add(of(component.getGenericType(), telling));
        }
        int count = contents.stream().mapToInt(List::size).max().orElse(1);
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int turn = i;
            record(
                            type,
                            contents.stream()
                                    .map(values -> values.get(turn % values.size()))
                                    .toArray())
                    .ifPresent(records::add);
        }
        if (records.isEmpty()) {
            throw new IllegalArgumentException(
                    "record: " + type.getName() + " (expected: one that takes what is made here)");
        }
        return records;
    }

    private static Optional<Object> record(Class<?> type, Object[] contents) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(contents));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
