package org.bailiwick.gateway.webflux;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/**
 * An exchange whose forms are made of the body that its proof covers (AS-4), and not of what somebody has read of it before. That
 * body is kept, so there is no further limit to what is held in memory.
 */
final class CoveredExchange extends ServerWebExchangeDecorator {
    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);
    private static final ResolvableType PARTS =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, Part.class);
    private static final FormHttpMessageReader FORMS = forms();
    private static final MultipartHttpMessageReader MULTIPARTS = multiparts();

    private final Mono<MultiValueMap<String, String>> form;
    private final Mono<MultiValueMap<String, Part>> parts;

    CoveredExchange(ServerWebExchange exchange) {
        super(exchange);
        this.form = read(MediaType.APPLICATION_FORM_URLENCODED, FORMS, FORM);
        this.parts = read(MediaType.MULTIPART_FORM_DATA, MULTIPARTS, PARTS);
    }

    private static FormHttpMessageReader forms() {
        FormHttpMessageReader reader = new FormHttpMessageReader();
        reader.setMaxInMemorySize(-1);
        return reader;
    }

    private static MultipartHttpMessageReader multiparts() {
        DefaultPartHttpMessageReader reader = new DefaultPartHttpMessageReader();
        reader.setMaxInMemorySize(-1);
        return new MultipartHttpMessageReader(reader);
    }

    private <V> Mono<MultiValueMap<String, V>> read(
            MediaType type, HttpMessageReader<MultiValueMap<String, V>> reader, ResolvableType target) {
        @Nullable MediaType said = said();
        return said == null || !said.isCompatibleWith(type)
                ? Mono.fromSupplier(LinkedMultiValueMap::new)
                : Mono.defer(() -> reader.readMono(target, getRequest(), Map.of()))
                        .switchIfEmpty(Mono.fromSupplier(LinkedMultiValueMap::new))
                        .cache();
    }

    private @Nullable MediaType said() {
        try {
            return getRequest().getHeaders().getContentType();
        } catch (InvalidMediaTypeException none) {
            return null;
        }
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return form;
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return parts;
    }
}
