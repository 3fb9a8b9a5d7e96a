<?xml version="1.0" encoding="UTF-8"?>
<!-- What a validation found. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:key name="rule" match="rule" use="concat(generate-id(..), @code)"/>

<xsl:template name="finding-counts">
  <xsl:choose>
    <xsl:when test="@error + @warning + @info = 0"><span class="b good">none</span></xsl:when>
    <xsl:otherwise>
      <xsl:if test="@error &gt; 0"><span class="b error"><xsl:call-template name="count"><xsl:with-param name="n" select="@error"/><xsl:with-param name="one" select="'error'"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@warning &gt; 0"><span class="b warning"><xsl:call-template name="count"><xsl:with-param name="n" select="@warning"/><xsl:with-param name="one" select="'warning'"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@info &gt; 0"><span class="b info"><xsl:call-template name="count"><xsl:with-param name="n" select="@info"/><xsl:with-param name="one" select="'note'"/></xsl:call-template></span></xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="findings">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <p><xsl:call-template name="finding-counts"/> in <xsl:call-template name="count"><xsl:with-param name="n" select="@documents"/><xsl:with-param name="one" select="'document'"/></xsl:call-template>.
    <xsl:if test="@accepted &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="@accepted"/> accepted.</xsl:if>
    <xsl:if test="@left-out &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="@left-out"/> more of the same kinds were counted and are not listed.</xsl:if></p>
    <xsl:if test="finding">
      <table class="rows sort filter findings" id="table-findings-{$n}">
        <thead><tr><th scope="col">Level</th><th scope="col">Finding</th><th scope="col">Where</th><th scope="col">Rule</th></tr></thead>
        <tbody><xsl:apply-templates select="finding"/></tbody>
      </table>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="finding">
  <xsl:variable name="level">
    <xsl:choose>
      <xsl:when test="accepted">accepted</xsl:when>
      <xsl:otherwise><xsl:value-of select="@severity"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <tr id="{@id}" data-s="{$level}">
    <td data-v="{string-length(substring-before('error warning info accepted', $level))}">
      <span class="b {$level}"><xsl:choose><xsl:when test="$level = 'info'">note</xsl:when><xsl:otherwise><xsl:value-of select="$level"/></xsl:otherwise></xsl:choose></span>
    </td>
    <td>
      <xsl:value-of select="message"/>
      <xsl:for-each select="accepted">
        <div class="q">accepted<xsl:if test="@until"> until <xsl:value-of select="@until"/></xsl:if>: <xsl:value-of select="."/></div>
      </xsl:for-each>
      <details>
        <summary>Details</summary>
        <dl class="facts">
          <xsl:for-each select="key('rule', concat(generate-id(..), @rule))">
            <dt>What to do</dt><dd><xsl:value-of select="advice"/></dd>
            <dt>Rule</dt><dd><xsl:value-of select="title"/></dd>
            <dt>Source</dt><dd><xsl:value-of select="@source"/></dd>
          </xsl:for-each>
          <xsl:if test="@subject"><dt>About</dt><dd><code><xsl:value-of select="@subject"/></code></dd></xsl:if>
          <xsl:if test="@locator"><dt>Element</dt><dd><code><xsl:value-of select="@locator"/></code></dd></xsl:if>
          <dt>Fingerprint</dt><dd class="link"><code><xsl:value-of select="@fingerprint"/></code></dd>
        </dl>
      </details>
    </td>
    <td>
      <xsl:if test="@writer or @writer-id"><strong><xsl:call-template name="writer-name"/></strong><br/></xsl:if>
      <xsl:if test="@component"><code><xsl:value-of select="@component"/></code><br/></xsl:if>
      <xsl:if test="@document"><code class="q"><xsl:value-of select="@document"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line, ':', @column)"/></xsl:if></code></xsl:if>
      <xsl:if test="not(ancestor::capture) and (not(@document) or @document != @source)"><div><code class="q"><xsl:value-of select="@source"/></code></div></xsl:if>
    </td>
    <td><code><xsl:value-of select="@rule"/></code><div class="q"><xsl:value-of select="@slug"/></div></td>
  </tr>
</xsl:template>

</xsl:stylesheet>
