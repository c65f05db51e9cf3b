/** Blueprints that people write: read, checked, completed by executing them, and handed out. */
@NullMarked
package io.tdscaling.core.written;

import org.jspecify.annotations.NullMarked;
