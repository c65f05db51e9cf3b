package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that look for what is not theirs, or for a way out. */
@Tag("bubblewrap")
@Timeout(60)
class BubblewrapEscapeTest {
  /** Set by the Maven profile. */
  private static final String CANARY = System.getenv("TDSCALING_CANARY");

  private static BubblewrapBackend backend;

  private Bubblewrap box;

  @BeforeAll
  static void find() throws Exception {
    backend = Bubblewrap.backend(BubblewrapOptions.defaults());
  }

  @AfterAll
  static void close() {
    if (backend != null) {
      backend.close();
    }
  }

  @BeforeEach
  void open() {
    box = Bubblewrap.over(backend);
  }

  @AfterEach
  void checkThatAllIsWell() throws Exception {
    Leftovers.checkNone();
    box.checkAlive();
    box.close();
  }

  private String shell(String line) throws Exception {
    ExecResult result = box.command(line);
    assertThat(result.status())
        .as("%s: %s", line, result.stderr())
        .isIn(ExecStatus.OK, ExecStatus.NONZERO);
    return result.stdout();
  }

  private String python(String code) throws Exception {
    ExecResult result = box.python(code);
    assertThat(result.status()).as("%s: %s", code, result.stderr()).isEqualTo(ExecStatus.OK);
    return result.stdout();
  }

  @Test
  void exec_environment_isTheSandboxsOwn() throws Exception {
    assertThat(CANARY).isEqualTo("canary-of-the-environment");
    String all = shell("cat /proc/*/environ /proc/self/task/*/environ | tr '\\0' '\\n'; env");

    assertThat(all).contains("HOME=/workspace").doesNotContain("canary", "TDSCALING");
    assertThat(shell("env | cut -d= -f1 | sort | tr '\\n' ' '"))
        .isEqualTo("HOME LANG PATH PWD PYTHONDONTWRITEBYTECODE PYTHONHASHSEED SHLVL TZ _ ");
  }

  @Test
  void exec_commandLines_nameNoPathOfTheHost() throws Exception {
    assertThat(shell("cat /proc/*/cmdline | tr '\\0' ' '"))
        .contains("drive")
        .doesNotContain(System.getProperty("java.io.tmpdir") + "/tdscaling", "canary");
  }

  @Test
  void exec_descriptors_areTheThreeStreams() throws Exception {
    assertThat(
            python(
                """
                import os
                for fd in range(1024):
                    try:
                        os.fstat(fd)
                        print(fd, end=' ')
                    except OSError:
                        pass
                """))
        .isEqualTo("0 1 2 ");
  }

  @Test
  void exec_descriptorsOfProcess1_bringNothing() throws Exception {
    box.write("f.txt", "old");
    ExecResult result =
        box.command(
            "for f in /proc/1/fd/*; do echo junk > $f; cat $f; done > /dev/null 2>&1 < /dev/null;"
                + " echo new > f.txt");

    assertThat(result.status())
        .as(result.stderr())
        .isIn(ExecStatus.OK, ExecStatus.CRASH, ExecStatus.DISK_LIMIT);
    assertThat(box.read("f.txt")).isIn("old", "new\n");
  }

  @Test
  void exec_processes_areOnlyItsOwn() throws Exception {
    assertThat(shell("ls /proc | grep -c '^[0-9]*$'").strip()).matches("[1-9]");
    assertThat(shell("hostname; id -u; id -un; echo $$ | wc -c"))
        .startsWith("sandbox\n1000\nsandbox\n");
  }

  @Test
  void exec_privileges_areNone() throws Exception {
    assertThat(shell("grep -E 'Cap|NoNewPrivs|Seccomp:' /proc/self/status | tr -d '\\t'"))
        .isEqualTo(
            """
            CapInh:0000000000000000
            CapPrm:0000000000000000
            CapEff:0000000000000000
            CapBnd:0000000000000000
            CapAmb:0000000000000000
            NoNewPrivs:1
            Seccomp:2
            """);
    assertThat(
            python(
                """
                import os
                for call in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]),
                             lambda: os.nice(-5), lambda: os.chroot('/tmp'),
                             lambda: os.mknod('x', 0o60666, 0x100), lambda: os.chown('.', 0, 0)):
                    try:
                        call()
                        print('allowed')
                    except OSError:
                        pass
                """))
        .isEmpty();
    assertThat(shell("su -c id; mount -t tmpfs x /tmp; umount /proc; sudo id")).isEmpty();
  }

  @Test
  void exec_limits_cannotBeRaised() throws Exception {
    assertThat(
            python(
                """
                import resource as r
                for name in ('AS', 'CPU', 'FSIZE', 'NOFILE', 'CORE', 'STACK', 'MEMLOCK'):
                    kind = getattr(r, 'RLIMIT_' + name)
                    hard = r.getrlimit(kind)[1]
                    try:
                        r.setrlimit(kind, (hard + 1, hard + 1))
                        print('raised', name)
                    except (ValueError, OSError):
                        pass
                """))
        .isEmpty();
  }

  @Test
  void exec_filesOfTheHost_areNotThere(@TempDir Path hostDirectory) throws Exception {
    Path secret = Files.writeString(hostDirectory.resolve("secret"), "canary of a file");
    Files.createLink(hostDirectory.resolve("hard"), secret);

    assertThat(
            shell(
                "cat %s /proc/*/root%s /proc/self/cwd/../..%s ../../../..%s; ls /root /home /var /sys"
                        .formatted(secret, secret, secret, secret)
                    + "; cat /etc/shadow /etc/hosts /proc/kcore /dev/mem /dev/sda /dev/vda"
                    + "; cd /proc/1/cwd && cd ../.. && ls "
                    + hostDirectory.getParent()))
        .isEmpty();
    assertThat(shell("ls -A /etc | sort | tr '\\n' ' '"))
        .isSubstringOf("alternatives group ld.so.cache passwd ");
    assertThat(shell("ls -A / | grep -v '^lib' | sort | tr '\\n' ' '"))
        .isEqualTo("bin dev etc proc run sbin tmp usr workspace ");
    assertThat(shell("ln -s %s s && cat s; ln %s h && cat h".formatted(secret, secret))).isEmpty();
    assertThat(box.files.all()).isEmpty();
  }

  @Test
  void exec_writesOutsideOfTheWorkspace_fail() throws Exception {
    assertThat(
            shell(
                """
                for f in /x /usr/x /usr/bin/x /usr/lib/python3/x /etc/x /etc/passwd /dev/x /proc/x \
                  /run/sandbox/x /run/sandbox/runner /proc/sys/kernel/core_pattern \
                  /proc/sysrq-trigger /proc/sys/vm/drop_caches /proc/sys/user/max_user_namespaces \
                  /proc/self/oom_score_adj /proc/1/oom_score_adj /proc/self/uid_map \
                  /sys/fs/cgroup/cgroup.procs /bin/ls /usr/bin/env; do
                  (echo x > $f) 2>/dev/null && echo "$f"
                done
                for f in /usr/bin/ls /etc/passwd /run/sandbox/runner; do
                  rm -f $f 2>/dev/null && echo "$f"; mv $f /tmp 2>/dev/null && echo "$f"
                done
                """))
        .isEmpty();
  }

  @Test
  void exec_sockets_areOnlyUnixOnes() throws Exception {
    assertThat(
            python(
                """
                import socket
                made = []
                for family in range(0, 46):
                    for kind in (1, 2, 3, 5):
                        for protocol in (0, 1, 15, 255):
                            try:
                                socket.socket(family, kind, protocol).close()
                                made.append(family)
                            except OSError:
                                pass
                print(sorted(set(made)))
                """))
        .isEqualTo("[1]\n");
  }

  @Test
  void exec_listenersOfTheHost_areNotReached(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("listener");
    try (ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DatagramSocket udp =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        AbstractListener hidden = AbstractListener.start()) {
      unix.bind(UnixDomainSocketAddress.of(path));
      unix.configureBlocking(false);
      tcp.setSoTimeout(50);
      udp.setSoTimeout(50);

      String reached =
          python(
              """
              import socket, urllib.request
              def attempt(name, call):
                  try:
                      call()
                      print('reached', name)
                  except OSError:
                      pass
              def unix(address):
                  with socket.socket(socket.AF_UNIX) as s:
                      s.connect(address)
              attempt('tcp', lambda: socket.create_connection(('127.0.0.1', %d), 1))
              attempt('udp', lambda: socket.socket(2, 2).sendto(b'x', ('127.0.0.1', %d)))
              attempt('url', lambda: urllib.request.urlopen('http://127.0.0.1:%d/', timeout=1))
              attempt('dns', lambda: socket.getaddrinfo('example.com', 80))
              attempt('unix', lambda: unix('%s'))
              attempt('root', lambda: unix('/proc/1/root%s'))
              attempt('abstract', lambda: unix('\\0%s'))
              with open('/proc/net/unix') as f:
                  print('seen' if '%s' in f.read() else 'not seen')
              """
                  .formatted(
                      tcp.getLocalPort(),
                      udp.getLocalPort(),
                      tcp.getLocalPort(),
                      path,
                      path,
                      hidden.name(),
                      hidden.name()));

      assertThat(reached).isEqualTo("not seen\n");
      assertThat(unix.accept()).isNull();
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(tcp::accept);
      assertThat(hidden.wasReached()).isFalse();
    }
  }

  @Test
  void exec_systemCallsThatLeadOut_areRefused() throws Exception {
    assertThat(
            python(
                """
                import ctypes, errno, os
                libc = ctypes.CDLL(None, use_errno=True)
                calls = {
                    'ptrace': 101, 'syslog': 103, 'personality': 135, 'pivot_root': 155,
                    'chroot': 161, 'mount': 165, 'umount2': 166, 'sethostname': 170,
                    'init_module': 175, 'add_key': 248, 'request_key': 249, 'keyctl': 250,
                    'unshare': 272, 'perf_event_open': 298, 'name_to_handle_at': 303,
                    'open_by_handle_at': 304, 'setns': 308, 'process_vm_readv': 310,
                    'process_vm_writev': 311, 'kcmp': 312, 'bpf': 321, 'userfaultfd': 323,
                    'io_uring_setup': 425, 'io_uring_enter': 426, 'io_uring_register': 427,
                    'open_tree': 428, 'move_mount': 429, 'fsopen': 430, 'pidfd_getfd': 438,
                    'mount_setattr': 442, 'memfd_secret': 447, 'clone3': 435, 'unknown': 463,
                    'later': 1000,
                }
                buffer = ctypes.create_string_buffer(256)
                for name, number in calls.items():
                    ctypes.set_errno(0)
                    result = libc.syscall(number, 0, buffer, buffer, 0, 0, 0)
                    code = errno.errorcode.get(ctypes.get_errno(), '0')
                    if result != -1 or code not in ('EPERM', 'ENOSYS'):
                        print(name, result, code)
                for flag in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000,
                             0x40000000):
                    if libc.syscall(56, flag | 17, 0, 0, 0, 0) != -1:
                        os._exit(9)
                print('done')
                """))
        .isEqualTo("done\n");
  }

  @Test
  void exec_terminalInput_cannotBeForged() throws Exception {
    assertThat(
            python(
                """
                import fcntl, os
                m, s = os.openpty()
                for code in (0x5412, 0x541C):
                    for fd in (0, 1, 2, s):
                        try:
                            fcntl.ioctl(fd, code, b'x')
                            print('allowed')
                        except OSError:
                            pass
                """))
        .isEmpty();
  }

  @Test
  void exec_otherArchitectures_areKilled() throws Exception {
    ExecResult result =
        box.python("import ctypes; ctypes.CDLL(None).syscall(0x40000000 | 39); print('alive')");

    assertThat(result.status()).isEqualTo(ExecStatus.DENIED);
    assertThat(result.stdout()).isEmpty();
  }

  @Test
  void exec_nestedSandbox_isRefused() throws Exception {
    assertThat(shell("bwrap --ro-bind / / true && echo made; unshare -Ur true && echo made"))
        .isEmpty();
  }

  @Test
  void exec_setuidPrograms_gainNothing() throws Exception {
    List<String> programs =
        shell("find /usr/bin /usr/sbin -perm -4000 2>/dev/null | head -20").lines().toList();
    for (String program : programs) {
      shell("timeout 2 " + program + " -h </dev/null >/dev/null 2>&1; true");
    }
    assertThat(shell("cp /usr/bin/id . && chmod u+s,g+s id && ./id -u && ./id -g && ls -l id"))
        .startsWith("1000\n1000\n");
  }
}
