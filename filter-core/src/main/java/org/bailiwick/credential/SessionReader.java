package org.bailiwick.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.token.Secret;

/**
 * Reads the credential of a session (AS-1): every parameter and every field once, each in the syntax of its own, and no other.
 * What of it stands in the query is not one (AS-2).
 */
final class SessionReader {
    private static final Set<String> NAMES = Set.of("c_id", "a_sid", "a_uid", "ts", "nonce", "sig");
    private static final Pattern TIMESTAMP = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final Pattern NONCE = Pattern.compile("[!#-&(-\\[\\]-~]{16,128}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECRET = Pattern.compile("[ -~]+");
    private static final Extraction MALFORMED = new Extraction.Refused(Reason.CREDENTIAL_MALFORMED);

    private final int longest;
    private final InboundRequest request;
    private final List<String> tickets;
    private final List<String> sids;
    private final List<String> subjects;

    SessionReader(int longest, InboundRequest request) {
        this.longest = longest;
        this.request = request;
        this.tickets = request.headers("A-Ticket");
        this.sids = request.headers("A-SID");
        this.subjects = request.headers("A-UID");
    }

    /** Whether a field is there that belongs to a session. */
    boolean hasFields() {
        return !tickets.isEmpty() || hasName();
    }

    /** Whether the session is named in fields of its own, as the secret's form has it. */
    boolean hasName() {
        return !sids.isEmpty() || !subjects.isEmpty();
    }

    /** The credential of the scheme {@code ASID}, perhaps with a ticket beside it. */
    Extraction ofParameters(String text) {
        if (hasName()) {
            return new Extraction.Refused(Reason.SESSION_FIELDS_STRAY);
        }
        if (tickets.size() > 1) {
            return new Extraction.Refused(Reason.CREDENTIAL_DUPLICATED);
        }
        if (tickets.stream().anyMatch(ticket -> ticket.length() > longest)) {
            return new Extraction.Refused(Reason.CREDENTIAL_TOO_LONG);
        }
        return AuthParameters.parse(text)
                .filter(parameters -> parameters.keySet().equals(NAMES))
                .flatMap(this::ofParameters)
                .orElse(MALFORMED);
    }

    private Optional<Extraction> ofParameters(Map<String, AuthParameters.Value> parameters) {
        Optional<String> timestamp = Optional.ofNullable(parameters.get("ts"))
                .map(AuthParameters.Value::text)
                .filter(text -> TIMESTAMP.matcher(text).matches());
        Optional<String> nonce = quoted(parameters, "nonce", NONCE.asMatchPredicate());
        Optional<String> signature = quoted(parameters, "sig", SIGNATURE.asMatchPredicate());
        Optional<SessionName> session = quoted(parameters, "c_id", SessionName::isParty)
                .flatMap(consumer -> quoted(parameters, "a_sid", SessionName::isSid)
                        .flatMap(sid -> quoted(parameters, "a_uid", SessionName::isParty)
                                .map(subject -> new SessionName(consumer, sid, subject))));
        return session.flatMap(name -> timestamp.flatMap(made -> nonce.flatMap(once ->
                signature.map(signed -> found(name, presented(new Presentation.Proof(made, once, signed)))))));
    }

    private Presentation presented(Presentation.Proof proof) {
        return tickets.isEmpty() ? proof : new Presentation.Ticket(proof, tickets.get(0));
    }

    private static Optional<String> quoted(
            Map<String, AuthParameters.Value> parameters, String name, Predicate<String> syntax) {
        return Optional.ofNullable(parameters.get(name))
                .filter(AuthParameters.Value::quoted)
                .map(AuthParameters.Value::text)
                .filter(syntax);
    }

    /** The credential of the scheme {@code Basic}, where the session is named beside it (AS-15). */
    Extraction ofBasic(String token) {
        if (!tickets.isEmpty() || sids.isEmpty() || subjects.isEmpty()) {
            return new Extraction.Refused(Reason.SESSION_FIELDS_STRAY);
        }
        if (sids.size() > 1 || subjects.size() > 1) {
            return new Extraction.Refused(Reason.CREDENTIAL_DUPLICATED);
        }
        String sid = sids.get(0);
        String subject = subjects.get(0);
        if (!SessionName.isSid(sid) || !SessionName.isParty(subject)) {
            return MALFORMED;
        }
        return decoded(token).flatMap(pair -> ofPair(pair, sid, subject)).orElse(MALFORMED);
    }

    private Optional<Extraction> ofPair(String pair, String sid, String subject) {
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String consumer = pair.substring(0, colon);
        String secret = pair.substring(colon + 1);
        return SessionName.isParty(consumer) && SECRET.matcher(secret).matches()
                ? Optional.of(found(
                        new SessionName(consumer, sid, subject), new Presentation.SharedSecret(Secret.of(secret))))
                : Optional.empty();
    }

    private static Optional<String> decoded(String token) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(token), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException otherCharacter) {
            return Optional.empty();
        }
    }

    private Extraction found(SessionName session, Presentation presentation) {
        String query = request.rawQuery();
        return query.contains(session.sid())
                ? new Extraction.Refused(Reason.SESSION_MISPLACED)
                : new Extraction.Found(new Credential.Asid(
                        session,
                        presentation,
                        new CoveredRequest(
                                request.method(),
                                query.isEmpty() ? request.rawPath() : request.rawPath() + "?" + query,
                                CoveredRequest.UNREAD)));
    }
}
