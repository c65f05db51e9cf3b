package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups as directories that look like them. */
class ControlGroupsTest {
  @TempDir Path root;

  private Path process;

  private void process(String memberships, String... mounts) throws IOException {
    process = Files.createDirectories(root.resolve("proc"));
    Files.writeString(process.resolve("cgroup"), memberships);
    Files.writeString(process.resolve("mountinfo"), String.join("\n", mounts) + "\n");
  }

  private Path directory(String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }

  private String mount(String shown, String point, String type, String options) {
    return "30 20 0:26 "
        + shown
        + " "
        + root.resolve(point)
        + " rw,nosuid shared:4 - "
        + type
        + " "
        + type
        + " "
        + options;
  }

  @Test
  void version1_ofSeveralHierarchies_areFound() throws Exception {
    process(
        "9:name=systemd:/\n8:pids:/jobs\n4:memory:/jobs/one\n2:cpu,cpuacct:/\n0::/\n",
        "23 1 8:1 / / rw - ext4 /dev/sda rw",
        mount("/", "memory", "cgroup", "rw,memory"),
        mount("/", "pids", "cgroup", "rw,pids"),
        mount("/", "cpu", "cgroup", "rw,cpu,cpuacct"),
        mount("/", "unified", "cgroup2", "rw"));

    assertThat(ControlGroupMounts.read(process).version1())
        .containsExactly(
            new ControlGroupParent(root.resolve("pids/jobs"), false, Set.of("pids")),
            new ControlGroupParent(root.resolve("memory/jobs/one"), false, Set.of("memory")),
            new ControlGroupParent(root.resolve("cpu"), false, Set.of("cpuacct")));
  }

  @Test
  void version1_inAContainer_isBelowWhatIsMounted() throws Exception {
    process(
        "4:memory:/docker/abc/sub\n3:pids:/other\n",
        mount("/docker/abc", "memory", "cgroup", "rw,memory"),
        mount("/docker/abc", "pids", "cgroup", "rw,pids"));

    assertThat(ControlGroupMounts.read(process).version1())
        .containsExactly(
            new ControlGroupParent(root.resolve("memory/sub"), false, Set.of("memory")));
  }

  @Test
  void find_version2WithControllersForOthers_isUsed() throws Exception {
    process("0::/user/app\n", mount("/", "unified", "cgroup2", "rw"));
    directory("unified/user/app");
    Files.writeString(root.resolve("unified/user/app/cgroup.subtree_control"), "\n");
    Files.writeString(root.resolve("unified/user/cgroup.subtree_control"), "cpu memory pids\n");

    ControlGroups groups = ControlGroups.find(process, Optional.empty());

    assertThat(groups.problem())
        .as("a directory that is no control group lacks the files to write to")
        .contains("no group can be made below " + root.resolve("unified/user"));
    assertThat(groups.boundMemory()).isFalse();
  }

  @Test
  void find_nothing_saysSo() throws Exception {
    process("0::/\n", mount("/", "unified", "cgroup2", "rw"));
    directory("unified");

    ControlGroups groups = ControlGroups.find(process, Optional.empty());

    assertThat(groups.boundMemory()).isFalse();
    assertThat(groups.boundProcesses()).isFalse();
    assertThat(groups.problem()).isEqualTo("there is no memory controller");
  }

  @Test
  void find_processWithoutFiles_saysSo() {
    assertThat(ControlGroups.find(root.resolve("none"), Optional.empty()).problem())
        .contains("control groups cannot be found");
  }

  @Test
  void create_whereLimitsCannotBeSet_leavesNothing() throws Exception {
    ControlGroupParent parent = new ControlGroupParent(root, true, Set.of("memory"));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> parent.create("x", 1, 1));
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void usage_ofVersion1_isRead() throws Exception {
    Path memory = directory("memory/g");
    Path cpu = directory("cpu/g");
    Files.writeString(
        memory.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
    Files.writeString(memory.resolve("memory.max_usage_in_bytes"), "4096\n");
    Files.writeString(cpu.resolve("cpuacct.usage"), "1500000\n");
    ControlGroup group = new ControlGroup();
    group.add(new ControlGroupParent(root, false, Set.of("memory")), memory);
    group.add(new ControlGroupParent(root, false, Set.of("cpuacct")), cpu);

    assertThat(group.outOfMemoryKills()).isEqualTo(3);
    assertThat(group.peakMemoryBytes()).isEqualTo(4096);
    assertThat(group.cpu()).isEqualTo(Duration.ofNanos(1_500_000));
    assertThat(group.memberFiles())
        .isEqualTo(List.of(memory.resolve("cgroup.procs"), cpu.resolve("cgroup.procs")));
  }

  @Test
  void usage_ofVersion2_isRead() throws Exception {
    Files.writeString(root.resolve("memory.events"), "low 0\nhigh 0\nmax 7\noom 2\noom_kill 1\n");
    Files.writeString(root.resolve("cpu.stat"), "usage_usec 2500\nuser_usec 1000\n");
    ControlGroup group = new ControlGroup();
    group.add(new ControlGroupParent(root, true, Set.of("memory", "pids")), root);

    assertThat(group.outOfMemoryKills()).isEqualTo(1);
    assertThat(group.cpu()).isEqualTo(Duration.ofMillis(2).plusNanos(500_000));
    assertThat(group.peakMemoryBytes()).as("older kernels have no memory.peak").isZero();
  }

  @Test
  void usage_ofNoGroup_isNotKnown() {
    try (ControlGroup none = new ControlGroup()) {
      assertThat(none.outOfMemoryKills()).isZero();
      assertThat(none.cpu()).isZero();
      assertThat(none.memberFiles()).isEmpty();
    }
  }
}
