package io.tdscaling.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = TdscalingCommand.class.getPackage().getImplementationVersion();
    return new String[] {"tdscaling " + Objects.requireNonNullElse(version, "(not from a jar)")};
  }
}
