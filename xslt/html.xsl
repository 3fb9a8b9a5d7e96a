<?xml version="1.0" encoding="UTF-8"?>
<!-- A report as one HTML page. The frame is here; each result is a stylesheet of its own.

     Anything here may be replaced: a stylesheet that begins with <xsl:import href="vssdoc:html"/>
     needs only the templates that shall differ. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="vssdoc:html-common"/>
<xsl:import href="vssdoc:html-overview"/>
<xsl:import href="vssdoc:html-findings"/>
<xsl:import href="vssdoc:html-selection"/>
<xsl:import href="vssdoc:html-timeline"/>
<xsl:import href="vssdoc:html-writers"/>
<xsl:import href="vssdoc:html-restore"/>
<xsl:import href="vssdoc:html-restoration"/>
<xsl:import href="vssdoc:html-differences"/>
<xsl:import href="vssdoc:html-backup"/>
<xsl:import href="vssdoc:html-documents"/>

<xsl:param name="style"/>
<xsl:param name="script"/>
<xsl:param name="style-hash"/>
<xsl:param name="script-hash"/>

<xsl:template match="/report">
  <xsl:variable name="title"><xsl:call-template name="title"/></xsl:variable>
  <html lang="en">
    <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy">
        <xsl:attribute name="content">
          <xsl:value-of select="concat(&quot;default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src &quot;, $style-hash)"/>
          <xsl:if test="@script = 'yes'"><xsl:value-of select="concat('; script-src ', $script-hash)"/></xsl:if>
        </xsl:attribute>
      </meta>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="generator" content="vssdoc {tool/@version}"/>
      <title><xsl:value-of select="$title"/></title>
      <link rel="icon" href="data:,"/>
      <style><xsl:value-of select="$style"/></style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the report</a>
      <header>
        <p class="eyebrow"><xsl:apply-templates select="." mode="kind"/></p>
        <h1><xsl:value-of select="$title"/></h1>
      </header>
      <xsl:if test="@script = 'yes'"><xsl:call-template name="tools"/></xsl:if>
      <main id="main">
        <xsl:if test="count(capture) &gt; 1"><xsl:call-template name="captures"/></xsl:if>
        <xsl:call-template name="unreadable"/>
        <xsl:apply-templates select="capture | findings | selection | differences | history | restoration | restore-changes | timeline"/>
      </main>
      <xsl:call-template name="colophon"/>
      <xsl:if test="@script = 'yes'"><script><xsl:value-of select="$script"/></script></xsl:if>
    </body>
  </html>
</xsl:template>

<!-- ==== the head ==== -->

<xsl:template name="title">
  <xsl:choose>
    <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
    <xsl:when test="count(capture) = 1 and capture/overview/@machine"><xsl:value-of select="capture/overview/@machine"/></xsl:when>
    <xsl:when test="count(capture) = 1"><xsl:value-of select="capture/@source"/></xsl:when>
    <xsl:when test="capture"><xsl:value-of select="count(capture)"/> captures</xsl:when>
    <xsl:when test="selection[1]/@source and count(selection) = 1"><xsl:value-of select="selection/@source"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="kind"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="report" mode="kind">VSS metadata</xsl:template>
<xsl:template match="report[@of = 'validation']" mode="kind">VSS metadata: findings</xsl:template>
<xsl:template match="report[@of = 'selection']" mode="kind">VSS metadata: what the backup holds</xsl:template>
<xsl:template match="report[@of = 'differences']" mode="kind">VSS metadata: what changed</xsl:template>
<xsl:template match="report[@of = 'history']" mode="kind">VSS metadata: what changed from capture to capture</xsl:template>
<xsl:template match="report[@of = 'restore']" mode="kind">VSS metadata: what a restore would do</xsl:template>
<xsl:template match="report[@of = 'timeline']" mode="kind">VSS metadata: the sequence of events</xsl:template>

<xsl:template name="tools">
  <div class="tools" role="search" hidden="">
    <label for="q">Search</label>
    <input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="writer, component, path, rule" aria-keyshortcuts="/"/>
    <span id="hits" role="status" aria-live="polite"/>
    <button type="button" id="open">Open all</button>
    <button type="button" id="shut">Close all</button>
    <button type="button" id="theme">Theme: system</button>
  </div>
</xsl:template>

<xsl:template name="unreadable">
  <xsl:if test="unreadable">
    <section aria-labelledby="unreadable">
      <h2 id="unreadable">Could not be read</h2>
      <table class="rows">
        <thead><tr><th scope="col">Input</th><th scope="col">Why</th></tr></thead>
        <tbody>
          <xsl:for-each select="unreadable">
            <tr>
              <td><code><xsl:value-of select="@source"/></code></td>
              <td><xsl:value-of select="."/><xsl:if test="@line"> (line <xsl:value-of select="@line"/>, column <xsl:value-of select="@column"/>)</xsl:if></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:if>
</xsl:template>

<!-- ==== several captures at a glance ==== -->

<xsl:template name="captures">
  <section>
    <h2 id="captures"><xsl:value-of select="count(capture)"/> captures</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="captures">
    <table class="rows sort">
      <thead>
        <tr>
          <th scope="col">Capture</th><th scope="col">Machine</th><th scope="col">Backup</th><th scope="col" class="n">Writers</th>
          <th scope="col" class="n">In the backup</th><th scope="col" class="n">Components</th><th scope="col" class="n">File sets</th>
          <th scope="col">Findings</th><th scope="col">Consistent</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="capture">
          <tr>
            <td><a href="#capture-{@n}"><xsl:value-of select="@source"/></a><xsl:if test="@backup"> (<xsl:value-of select="@backup"/>)</xsl:if></td>
            <td><xsl:value-of select="overview/@machine"/></td>
            <td class="k"><xsl:call-template name="backup-type"/></td>
            <td class="n"><xsl:value-of select="overview/@writers"/></td>
            <td class="n"><xsl:value-of select="selection/@included"/></td>
            <td class="n"><xsl:value-of select="format-number(overview/@components, '#,##0')"/></td>
            <td class="n"><xsl:value-of select="format-number(overview/@file-sets, '#,##0')"/></td>
            <td data-v="{concat(1000000 - findings/@error, ' ', 1000000 - findings/@warning)}"><xsl:for-each select="findings"><xsl:call-template name="finding-counts"/></xsl:for-each></td>
            <td><xsl:apply-templates select="selection/consistency" mode="word"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    </div>
  </section>
</xsl:template>

<!-- ==== a capture ==== -->

<xsl:template match="capture">
  <article id="capture-{@n}" aria-labelledby="h-{@n}">
    <h2 id="h-{@n}">
      <xsl:value-of select="@source"/>
      <xsl:if test="@backup"> <small>the backup of <xsl:value-of select="@backup"/></small></xsl:if>
    </h2>
    <xsl:call-template name="contents"/>
    <xsl:apply-templates select="overview"/>
    <xsl:apply-templates select="findings"/>
    <xsl:apply-templates select="selection"/>
    <xsl:apply-templates select="writers"/>
    <xsl:apply-templates select="writers" mode="restore"/>
    <xsl:apply-templates select="restoration"/>
    <xsl:apply-templates select="timeline"/>
    <xsl:apply-templates select="backup-components"/>
    <xsl:apply-templates select="manifest"/>
    <xsl:apply-templates select="documents"/>
  </article>
</xsl:template>

<xsl:template name="contents">
  <nav aria-label="Contents of {@source}">
    <ul>
      <xsl:apply-templates select="findings" mode="contents"/>
      <xsl:apply-templates select="selection" mode="contents"/>
      <xsl:apply-templates select="writers[writer]" mode="contents"/>
      <xsl:if test="writers/writer"><li><a href="#methods-{@n}">Restore methods</a></li></xsl:if>
      <xsl:apply-templates select="restoration" mode="contents"/>
      <xsl:apply-templates select="timeline" mode="contents"/>
      <xsl:apply-templates select="backup-components" mode="contents"/>
      <xsl:apply-templates select="manifest" mode="contents"/>
      <xsl:apply-templates select="documents" mode="contents"/>
    </ul>
  </nav>
</xsl:template>

<xsl:template match="*" mode="contents">
  <li><a href="#{local-name()}-{../@n}"><xsl:apply-templates select="." mode="heading"/></a></li>
</xsl:template>

<!-- ==== the foot ==== -->

<xsl:template name="colophon">
  <footer>
    <p>Made by vssdoc <xsl:value-of select="tool/@version"/>.
    <xsl:if test="tool/option">Options: <xsl:for-each select="tool/option"><code><xsl:value-of select="."/></code><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</xsl:if></p>
    <p>What a writer's state was, what the event log says and whether a file existed is in no such document.</p>
  </footer>
</xsl:template>

</xsl:stylesheet>
