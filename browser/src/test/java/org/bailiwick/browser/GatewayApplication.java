package org.bailiwick.browser;

import org.bailiwick.servlet.spring.ServletGuardAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A gateway of either flavour with nothing but what its properties say. The guard of applications is no part of it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ServletGuardAutoConfiguration.class)
class GatewayApplication {}
