/** Business clusters: small groups of tools with the dependencies between them. */
@NullMarked
package io.tdscaling.api.cluster;

import org.jspecify.annotations.NullMarked;
