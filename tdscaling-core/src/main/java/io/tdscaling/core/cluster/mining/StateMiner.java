package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.cluster.mining.Offer.Source;
import io.tdscaling.core.cluster.mining.Reading.Kind;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what has to be done first although no value is handed on: logging in before posting,
 * opening before closing, creating by name what is then updated by that name.
 */
final class StateMiner {
  private static final double OPPOSITE = 0.8;
  private static final double CREATED = 0.72;
  private static final double LOGGED_IN = 0.66;
  private static final double SAID = 0.85;
  private static final double ON_THE_PAGE = 0.75;

  /** Creations of one thing that lead to a tool that names it. */
  private static final int MOST_MAKERS = 2;

  /** Ways to log in that are looked at. */
  private static final int MOST_LOGINS = 4;

  /** Tools that one login leads to at most. */
  private static final int MOST_CONSUMERS = 64;

  /**
   * What has to be done before a thing can be done: for each verb, those that undo or follow it.
   */
  private static final Map<String, List<String>> FOLLOWED =
      Map.ofEntries(
          Map.entry("open", List.of("close")),
          Map.entry("start", List.of("stop", "end", "finish", "pause", "resume", "abort")),
          Map.entry("begin", List.of("end", "finish", "commit", "rollback")),
          Map.entry("connect", List.of("disconnect")),
          Map.entry("login", List.of("logout")),
          Map.entry("lock", List.of("unlock")),
          Map.entry("mount", List.of("unmount", "umount")),
          Map.entry("attach", List.of("detach")),
          Map.entry("pause", List.of("resume", "unpause")),
          Map.entry("play", List.of("pause", "stop")),
          Map.entry("follow", List.of("unfollow")),
          Map.entry("subscribe", List.of("unsubscribe")),
          Map.entry("pin", List.of("unpin")),
          Map.entry("star", List.of("unstar")),
          Map.entry("like", List.of("unlike")),
          Map.entry("block", List.of("unblock")),
          Map.entry("mute", List.of("unmute")),
          Map.entry("archive", List.of("unarchive", "restore")),
          Map.entry("publish", List.of("unpublish")),
          Map.entry("enable", List.of("disable")),
          Map.entry("load", List.of("unload")),
          Map.entry("push", List.of("pop")),
          Map.entry("undo", List.of("redo")),
          Map.entry("join", List.of("leave")),
          Map.entry("assign", List.of("unassign")),
          Map.entry("link", List.of("unlink")),
          Map.entry("grant", List.of("revoke")),
          Map.entry("stash", List.of("unstash")),
          Map.entry("install", List.of("uninstall")));

  private static final Set<String> REGISTERING = Set.of("register", "signup");
  private static final Set<String> NAVIGATING = Words.set("navigate goto");
  private static final Set<String> ON_A_PAGE =
      Words.set(
          "click type fill hover press scroll screenshot snapshot select drag evaluate tap swipe"
              + " upload html text pdf focus content element dialog console close back forward");

  private static final Set<String> MAKING =
      Words.set(
          "create add new init initialize write register insert start launch open save draft install upload make");

  private final List<ToolFacts> service;
  private final Mentions mentions;
  private final Set<List<ToolRef>> known;
  private final Map<List<ToolRef>, ToolDependency> found = new LinkedHashMap<>();

  private StateMiner(List<ToolFacts> service, Mentions mentions, Set<List<ToolRef>> known) {
    this.service = service;
    this.mentions = mentions;
    this.known = known;
  }

  /**
   * Returns the dependencies.
   *
   * @param service the tools
   * @param mentions those of them that texts name
   * @param known pairs of tools between which a value is handed on already
   */
  static List<ToolDependency> mine(
      List<ToolFacts> service, Mentions mentions, Set<List<ToolRef>> known) {
    StateMiner miner = new StateMiner(service, mentions, known);
    miner.addSaid();
    miner.addOpposites();
    miner.addCreated();
    miner.addLogins();
    miner.addPages();
    return List.copyOf(miner.found.values());
  }

  private void add(ToolFacts first, ToolFacts then, double confidence, String why) {
    List<ToolRef> pair = List.of(first.ref(), then.ref());
    if (!first.equals(then) && !known.contains(pair)) {
      found.putIfAbsent(pair, ToolDependency.state(first.ref(), then.ref(), confidence, why));
    }
  }

  private void addSaid() {
    for (ToolFacts tool : service) {
      for (ToolFacts first : mentions.neededFirst(tool)) {
        add(first, tool, SAID, "the description of " + name(tool) + " asks for " + name(first));
      }
    }
  }

  private void addOpposites() {
    Map<List<String>, ToolFacts> byWords = new LinkedHashMap<>();
    for (ToolFacts tool : service) {
      byWords.putIfAbsent(Words.split(tool.ref().name()), tool);
    }
    for (Map.Entry<List<String>, ToolFacts> first : byWords.entrySet()) {
      for (int i = 0; i < first.getKey().size(); i++) {
        for (String verb : FOLLOWED.getOrDefault(first.getKey().get(i), List.of())) {
          List<String> words = new ArrayList<>(first.getKey());
          String opening = words.set(i, verb);
          ToolFacts then = byWords.get(words);
          if (then != null) {
            add(first.getValue(), then, OPPOSITE, opening + " comes before " + verb);
          }
        }
      }
    }
  }

  /** What was created under a name of the caller's choice is there under that name. */
  private void addCreated() {
    Map<String, List<ToolFacts>> makers = new LinkedHashMap<>();
    for (ToolFacts tool : service) {
      if (makes(tool) && !Names.isPlain(tool.entity())) {
        makers.computeIfAbsent(tool.entity(), entity -> new ArrayList<>()).add(tool);
      }
    }
    for (ToolFacts tool : service) {
      boolean changes = tool.effect() == EffectClass.UPDATE || tool.effect() == EffectClass.DELETE;
      if (changes) {
        makers.getOrDefault(tool.entity(), List.of()).stream()
            .limit(MOST_MAKERS)
            .forEach(maker -> addCreated(maker, tool, "changes"));
      }
      for (Need need : tool.needs()) {
        makers.getOrDefault(need.reading().thing(), List.of()).stream()
            .filter(maker -> isAbout(tool, need) && isChosenBy(maker, need))
            .limit(MOST_MAKERS)
            .forEach(maker -> addCreated(maker, tool, "names"));
      }
    }
  }

  /** Returns whether what a tool has to be given is all that it works on. */
  private static boolean isAbout(ToolFacts tool, Need need) {
    boolean only =
        tool.needs().stream().filter(Need::required).map(Need::reading).distinct().count() == 1;
    boolean place =
        need.reading().thing().equals("file") || need.reading().thing().equals("directory");
    return need.required() && !place && (only || need.reading().thing().equals(tool.entity()));
  }

  private static boolean isChosenBy(ToolFacts maker, Need need) {
    Reading thing = new Reading(Kind.IDENTIFIER, maker.entity(), "", 1.0);
    return need.reading().namesThing()
        && Match.isChosen(new Offer(maker, thing, "", 1.0, Source.CREATION), need);
  }

  private void addCreated(ToolFacts maker, ToolFacts tool, String does) {
    String thing = Words.withArticle(Excerpt.of(maker.entity()));
    String why = "%s makes %s, which %s %s".formatted(name(maker), thing, name(tool), does);
    add(maker, tool, CREATED, why);
  }

  private static boolean makes(ToolFacts tool) {
    return tool.effect() == EffectClass.CREATE && tool.isNamedWith(MAKING);
  }

  private void addLogins() {
    List<ToolFacts> logins =
        service.stream()
            .filter(tool -> Deeds.authenticates(tool.ref().name()))
            .limit(MOST_LOGINS)
            .toList();
    List<ToolFacts> changing =
        service.stream()
            .filter(tool -> !tool.effect().readsOnly() && !tool.isNamedWith(REGISTERING))
            .filter(tool -> !Deeds.authenticates(tool.ref().name()))
            .limit(MOST_CONSUMERS)
            .toList();
    for (ToolFacts login : logins) {
      for (ToolFacts tool : changing) {
        add(login, tool, LOGGED_IN, name(login) + " logs in, which changes are made under");
      }
    }
  }

  /** In a browser a page has to be open before anything is done on it. */
  private void addPages() {
    List<ToolFacts> navigating = having(NAVIGATING);
    List<ToolFacts> acting = having(ON_A_PAGE);
    boolean browser =
        having(Set.of("click")).size() + having(Words.set("type fill screenshot snapshot")).size()
            >= 2;
    if (browser && !navigating.isEmpty()) {
      ToolFacts opener = navigating.get(0);
      acting.stream()
          .limit(MOST_CONSUMERS)
          .filter(tool -> !navigating.contains(tool))
          .forEach(
              tool -> add(opener, tool, ON_THE_PAGE, name(opener) + " opens the page to act on"));
    }
  }

  private List<ToolFacts> having(Set<String> words) {
    return service.stream().filter(tool -> tool.isNamedWith(words)).toList();
  }

  private static String name(ToolFacts tool) {
    return Excerpt.of(tool.ref().name());
  }
}
