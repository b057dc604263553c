package org.bailiwick.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/**
 * What an authority is about to say of an active token: plainly (RFC 7662 section 2.2) or signed (RFC 9701 section 5).
 * True as it is made; a {@link Lie} changes it before it is written down.
 */
final class Statement {
    static final String MEDIA_TYPE = "application/token-introspection+jwt";
    static final String TYPE = "token-introspection+jwt";

    private final EmbeddedAuthority speaker;
    private final Map<String, @Nullable Object> members;
    private final Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    private final TokenBuilder signature;
    private boolean signed;
    private UnaryOperator<String> slip = text -> text;
    private boolean withoutAlgorithm;

    /**
     * A true statement.
     *
     * @param asker what the asker is called as an audience
     */
    Statement(EmbeddedAuthority speaker, Map<String, @Nullable Object> members, String asker, boolean signed) {
        this.speaker = speaker;
        this.members = new LinkedHashMap<>(members);
        this.signed = signed;
        this.signature = speaker.token().typ(TYPE);
        if (members.get("federation") instanceof Map<?, ?> federation) {
            this.members.put("federation", new LinkedHashMap<>(federation));
        }
        envelope.put("iss", speaker.issuer());
        envelope.put("aud", asker);
        envelope.put("iat", now());
    }

    EmbeddedAuthority speaker() {
        return speaker;
    }

    /** The time, as a NumericDate. */
    long now() {
        return speaker.clock().instant().getEpochSecond();
    }

    /** A member of the answer, as a text; empty when it is missing. */
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    Statement say(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    Statement omit(String name) {
        members.remove(name);
        return this;
    }

    /** The {@code federation} member, to read and to change; empty when the token is this domain's own. */
    @SuppressWarnings("unchecked") // The constructor has put it there, and JSON objects have no other keys.
    Optional<Map<String, @Nullable Object>> federation() {
        return members.get("federation") instanceof Map<?, ?> federation
                ? Optional.of((Map<String, @Nullable Object>) federation)
                : Optional.empty();
    }

    /** A claim of the signed answer, beside the answer itself. */
    Statement certify(String claim, Object value) {
        envelope.put(claim, value);
        return this;
    }

    /** The header and the key of the signed answer. */
    TokenBuilder signature() {
        return signature;
    }

    Statement unsigned() {
        signed = false;
        return this;
    }

    /** {@code alg: none}. */
    Statement withoutAlgorithm() {
        withoutAlgorithm = true;
        return this;
    }

    /** Changes the JSON text of the answer. */
    Statement slip(UnaryOperator<String> change) {
        slip = change;
        return this;
    }

    Reply reply() {
        String answer = slip.apply(JsonUtil.toJson(members));
        if (!signed) {
            return Reply.json(200, answer);
        }
        signature.payloadJson(Forgery.appended(JsonUtil.toJson(envelope), "\"token_introspection\":" + answer));
        String jwt = withoutAlgorithm ? signature.sign(Flaw.ALG_NONE) : signature.sign();
        return Reply.empty(200).withBody(jwt).withHeader("Content-Type", MEDIA_TYPE);
    }
}
