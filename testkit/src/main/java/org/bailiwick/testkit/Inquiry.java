package org.bailiwick.testkit;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** One question that one domain puts to another. */
final class Inquiry {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> PASSED_ON = Set.of("federation_loop", "federation_too_deep");
    private static final Set<String> OUR_CREDENTIALS = Set.of("invalid_client", "unauthorized_client");

    private Inquiry() {}

    /** What the partner says, believed by nobody yet. */
    static Map<String, Object> put(Partner partner, Map<String, String> form, Duration wait) throws Refusal {
        HttpResponse<String> response = send(request(partner, form, wait));
        int status = response.statusCode();
        if (status == 401 || status == 403 || status == 429 || status >= 500) {
            throw Refusal.unavailable();
        }
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            throw Refusal.badAuthority();
        }
        Map<String, Object> answer = object(response.body());
        if (status != 200) {
            throw refused(status, String.valueOf(answer.get("error")));
        }
        return answer;
    }

    private static Refusal refused(int status, String error) {
        if (status == 400 && PASSED_ON.contains(error)) {
            return Refusal.badRequest(error);
        }
        return status == 400 && OUR_CREDENTIALS.contains(error) ? Refusal.unavailable() : Refusal.badAuthority();
    }

    private static HttpRequest request(Partner partner, Map<String, String> form, Duration wait) {
        String login =
                encoded(partner.edge().client()) + ":" + encoded(partner.edge().secret());
        String body = form.entrySet().stream()
                .map(member -> member.getKey() + "=" + encoded(member.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(partner.endpoint())
                .timeout(wait)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Refusal {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw Refusal.unavailable();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable();
        }
    }

    private static Map<String, Object> object(String json) throws Refusal {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException notOne) {
            throw Refusal.badAuthority();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
