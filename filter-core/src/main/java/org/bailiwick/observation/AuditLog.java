package org.bailiwick.observation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.event.IntrospectionEvent;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.token.Issuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to the logger {@value #LOGGER}, one JSON object a line. Decisions that let a request through and keys that
 * were refreshed are logged at info; what was refused, observed or could not be asked, at warn.
 */
public final class AuditLog implements EventSink {
    /** The logger's name. */
    public static final String LOGGER = "bailiwick.audit";

    private final Logger log;

    public AuditLog() {
        this(LoggerFactory.getLogger(LOGGER));
    }

    AuditLog(Logger log) {
        this.log = log;
    }

    @Override
    public void accept(Event event) {
        event.tell(
                access -> write(access.outcome() == AccessEvent.Outcome.GRANTED, access),
                keys -> write(keys.outcome() == KeyEvent.Outcome.REFRESHED, keys),
                introspection -> write(isAnswered(introspection), introspection),
                exchange -> write(exchange.outcome() == ExchangeEvent.Outcome.GIVEN, exchange),
                login -> write(isAnswered(login), login));
    }

    private void write(boolean isGood, AccessEvent event) {
        if (isGood ? log.isInfoEnabled() : log.isWarnEnabled()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("event", "access");
            members.put("at", event.at().toString());
            members.put("outcome", code(event.outcome()));
            members.put("reason", event.reason().code());
            members.put("rule", event.rule());
            members.put("domain", event.domain());
            if (event.vouchers().size() > 1) {
                members.put("path", event.vouchers().stream().map(Issuer::value).toList());
            }
            members.put("method", event.method());
            members.put("traceId", event.traceId());
            members.put("micros", event.duration().toNanos() / 1_000);
            write(isGood, members);
        }
    }

    private void write(boolean isGood, KeyEvent event) {
        if (isGood ? log.isInfoEnabled() : log.isWarnEnabled()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("event", "keys");
            members.put("at", event.at().toString());
            members.put("outcome", code(event.outcome()));
            members.put("domain", event.domain());
            members.put("detail", event.detail());
            members.put("micros", event.duration().toNanos() / 1_000);
            write(isGood, members);
        }
    }

    private void write(boolean isGood, ExchangeEvent event) {
        if (isGood ? log.isInfoEnabled() : log.isWarnEnabled()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("event", "exchange");
            members.put("at", event.at().toString());
            members.put("outcome", code(event.outcome()));
            members.put("nextHop", event.nextHop());
            members.put("via", event.via());
            members.put("basis", event.basis());
            members.put("reason", event.reason());
            members.put("detail", event.detail());
            members.put("micros", event.duration().toNanos() / 1_000);
            write(isGood, members);
        }
    }

    private void write(boolean isGood, IntrospectionEvent event) {
        if (isGood ? log.isInfoEnabled() : log.isWarnEnabled()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("event", "introspection");
            members.put("at", event.at().toString());
            members.put("outcome", code(event.outcome()));
            members.put("domain", event.domain());
            if (!event.detail().isEmpty()) {
                members.put("detail", event.detail());
            }
            members.put("micros", event.duration().toNanos() / 1_000);
            write(isGood, members);
        }
    }

    private void write(boolean isGood, LoginEvent event) {
        if (isGood ? log.isInfoEnabled() : log.isWarnEnabled()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("event", "login");
            members.put("at", event.at().toString());
            members.put("step", code(event.step()));
            members.put("outcome", code(event.outcome()));
            members.put("domain", event.domain());
            if (!event.detail().isEmpty()) {
                members.put("detail", event.detail());
            }
            members.put("micros", event.duration().toNanos() / 1_000);
            write(isGood, members);
        }
    }

    private static boolean isAnswered(LoginEvent event) {
        return switch (event.outcome()) {
            case DONE, PENDING, REFUSED -> true;
            case UNREACHABLE, BUSY, NOT_ASKED, INVALID, CREDENTIALS_REFUSED -> false;
        };
    }

    private static boolean isAnswered(IntrospectionEvent event) {
        return event.outcome() == IntrospectionEvent.Outcome.ACTIVE
                || event.outcome() == IntrospectionEvent.Outcome.INACTIVE;
    }

    private void write(boolean isGood, Map<String, Object> members) {
        String line = JsonWriter.write(members);
        if (isGood) {
            log.info(line);
        } else {
            log.warn(line);
        }
    }

    private static String code(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
