package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bailiwick.request.HttpAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** The core's answer, written as it is; what filters before this one add to the header goes out too. */
final class AnswerResponse implements ServerResponse {
    private final HttpAnswer answer;
    private final HttpHeaders headers = new HttpHeaders();

    AnswerResponse(HttpAnswer answer) {
        this.answer = answer;
        answer.headers().forEach(headers::put);
        headers.setContentLength(answer.body().length);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.status());
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        writeTo(request, response);
        return null;
    }

    void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        headers.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }
}
