<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed in meaning between two captures, or from capture to capture. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="history">
  <section>
    <h2 id="history"><xsl:value-of select="@captures"/> captures</h2>
    <p><xsl:call-template name="count"><xsl:with-param name="n" select="@stayed"/><xsl:with-param name="one" select="'change'"/></xsl:call-template> stayed, <xsl:value-of select="format-number(@went, '#,##0')"/> went away again.</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="history">
    <table class="rows">
      <thead><tr><th scope="col">Capture</th><th scope="col">Machine</th><th scope="col" class="n">Breaking</th><th scope="col" class="n">Warnings</th><th scope="col" class="n">Notes</th><th scope="col" class="n">Accepted</th><th scope="col" class="n">Went away again</th></tr></thead>
      <tbody>
        <xsl:for-each select="differences[1]/old-side">
          <tr><td><xsl:value-of select="@source"/></td><td><xsl:value-of select="@machine"/></td><td class="n"/><td class="n"/><td class="n"/><td class="n"/><td class="n"/></tr>
        </xsl:for-each>
        <xsl:for-each select="differences">
          <tr>
            <td><a href="#differences-{@step}"><xsl:value-of select="new-side/@source"/></a></td>
            <td><xsl:value-of select="new-side/@machine"/></td>
            <td class="n"><xsl:value-of select="format-number(@breaking, '#,##0')"/></td><td class="n"><xsl:value-of select="format-number(@warning, '#,##0')"/></td><td class="n"><xsl:value-of select="format-number(@info, '#,##0')"/></td>
            <td class="n"><xsl:value-of select="format-number(@accepted, '#,##0')"/></td><td class="n"><xsl:value-of select="format-number(count(change/undone), '#,##0')"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    </div>
  </section>
  <xsl:apply-templates select="differences"/>
</xsl:template>

<xsl:template match="differences">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <p>
      <xsl:choose>
        <xsl:when test="@breaking + @warning + @info = 0"><span class="b good">nothing</span></xsl:when>
        <xsl:otherwise>
          <xsl:if test="@breaking &gt; 0"><span class="b breaking"><xsl:value-of select="@breaking"/> breaking</span><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="@warning &gt; 0"><span class="b warning"><xsl:call-template name="count"><xsl:with-param name="n" select="@warning"/><xsl:with-param name="one" select="'warning'"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="@info &gt; 0"><span class="b info"><xsl:call-template name="count"><xsl:with-param name="n" select="@info"/><xsl:with-param name="one" select="'note'"/></xsl:call-template></span></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@accepted &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="@accepted"/> accepted.</xsl:if>
    </p>
    <table class="rows">
      <thead><tr><th scope="col">Side</th><th scope="col">Capture</th><th scope="col">Machine</th><th scope="col" class="n">Writers</th><th scope="col" class="n">Components</th><th scope="col" class="n">File sets</th><th scope="col" class="n">In the BCD</th></tr></thead>
      <tbody>
        <xsl:for-each select="old-side | new-side">
          <tr><td><xsl:choose><xsl:when test="self::old-side">before</xsl:when><xsl:otherwise>after</xsl:otherwise></xsl:choose></td>
            <td><code><xsl:value-of select="@source"/></code><xsl:if test="@unreadable &gt; 0"><div><span class="b error"><xsl:value-of select="@unreadable"/> unreadable</span></div></xsl:if></td><td><xsl:value-of select="@machine"/></td>
            <td class="n"><xsl:value-of select="@writers"/></td><td class="n"><xsl:value-of select="format-number(@components, '#,##0')"/></td><td class="n"><xsl:value-of select="format-number(@file-sets, '#,##0')"/></td><td class="n"><xsl:value-of select="format-number(@bcd-components, '#,##0')"/></td></tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="hidden"><p class="q">Hidden, as it means nothing by itself: <xsl:for-each select="hidden"><xsl:value-of select="concat(@total, ' ', @noise)"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>.</p></xsl:if>
    <xsl:for-each select="uncompared"><p><span class="b warning">not compared</span><xsl:text> </xsl:text><xsl:value-of select="@what"/><xsl:text> </xsl:text><strong><xsl:value-of select="@name"/></strong>: <xsl:value-of select="."/></p></xsl:for-each>
    <xsl:if test="change">
      <table class="rows sort filter findings" id="table-differences-{$n}">
        <thead><tr><th scope="col">Level</th><th scope="col">Change</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody><xsl:apply-templates select="change"/></tbody>
      </table>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="change">
  <xsl:variable name="level"><xsl:choose><xsl:when test="accepted">accepted</xsl:when><xsl:otherwise><xsl:value-of select="@level"/></xsl:otherwise></xsl:choose></xsl:variable>
  <tr id="{@id}" data-s="{$level}">
    <td data-v="{string-length(substring-before('breaking warning info accepted', $level))}"><span class="b {$level}"><xsl:choose><xsl:when test="$level = 'info'">note</xsl:when><xsl:otherwise><xsl:value-of select="$level"/></xsl:otherwise></xsl:choose></span></td>
    <td>
      <xsl:if test="@writer or @writer-id"><strong><xsl:call-template name="writer-name"/></strong><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@component"><code><xsl:value-of select="@component"/></code><xsl:text> </xsl:text></xsl:if>
      <div><xsl:value-of select="message"/></div>
      <xsl:for-each select="accepted"><div class="q">accepted<xsl:if test="@until"> until <xsl:value-of select="@until"/></xsl:if>: <xsl:value-of select="."/></div></xsl:for-each>
      <xsl:for-each select="undone"><div><span class="b good">went away again</span> in <a href="#differences-{@step}"><xsl:value-of select="."/></a></div></xsl:for-each>
      <xsl:for-each select="undoes"><div class="q">takes back what came in <a href="#differences-{@step}"><xsl:value-of select="."/></a></div></xsl:for-each>
      <details>
        <summary>Details</summary>
        <dl class="facts">
          <dt>Change</dt><dd><code><xsl:value-of select="@change"/></code></dd>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Property'"/><xsl:with-param name="value" select="@field"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Why this level'"/><xsl:with-param name="value" select="@why"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Source'"/><xsl:with-param name="value" select="@source"/></xsl:call-template>
          <dt>Fingerprint</dt><dd class="link"><code><xsl:value-of select="@fingerprint"/></code></dd>
        </dl>
      </details>
    </td>
    <td><xsl:if test="old"><code><xsl:value-of select="old"/></code></xsl:if><xsl:if test="@document-old"><div class="q"><xsl:value-of select="@document-old"/></div></xsl:if></td>
    <td><xsl:if test="new"><code><xsl:value-of select="new"/></code></xsl:if><xsl:if test="@document-new"><div class="q"><xsl:value-of select="@document-new"/></div></xsl:if></td>
  </tr>
</xsl:template>

</xsl:stylesheet>
